/**
 * Examples of the language in files, and what runs them. Serves those who write rules, and the tests of the language.
 * Uses {@code language} and {@code entity}.
 */
@NullMarked
package io.perseid.language.cases;

import org.jspecify.annotations.NullMarked;
