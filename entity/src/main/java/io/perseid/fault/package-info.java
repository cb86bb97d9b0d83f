/**
 * Failures with stable codes, and problems found in a configuration with their place.
 * Every part throws and reports these. Uses nothing.
 */
@NullMarked
package io.perseid.fault;

import org.jspecify.annotations.NullMarked;
