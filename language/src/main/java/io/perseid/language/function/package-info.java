/**
 * The functions of the transformation language, one class for each family.
 * Serves the compiler of rules. Uses {@code language} and {@code entity}.
 */
@NullMarked
package io.perseid.language.function;

import org.jspecify.annotations.NullMarked;
