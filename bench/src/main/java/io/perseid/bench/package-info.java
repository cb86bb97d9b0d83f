/**
 * Measurements of the whole and of its parts, each printed with its goal.
 */
@NullMarked
package io.perseid.bench;

import org.jspecify.annotations.NullMarked;
