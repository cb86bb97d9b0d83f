/**
 * The clock, and the only place that asks the machine for the time.
 *
 * <p>For every part that needs the time or measures a duration; tests hand in a clock they move. Uses nothing.
 */
@NullMarked
package io.perseid.time;

import org.jspecify.annotations.NullMarked;
