/**
 * The clock, and the only callers of the system's own.
 * For everything that asks what time it is. Uses nothing.
 */
@NullMarked
package io.perseid.time;

import org.jspecify.annotations.NullMarked;
