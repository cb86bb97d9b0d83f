/**
 * What tests of all modules share: a clock that tests move, and seeded random values.
 *
 * <p>For tests only. Uses {@code io.perseid.entity} and {@code io.perseid.time}.
 */
@NullMarked
package io.perseid.testkit;

import org.jspecify.annotations.NullMarked;
