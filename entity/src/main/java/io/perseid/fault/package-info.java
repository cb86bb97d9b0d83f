/**
 * How a failure is named: a stable code, one of four kinds, facts, and the place in a configuration.
 *
 * <p>For every part that fails in a way somebody outside the process sees. Uses nothing.
 */
@NullMarked
package io.perseid.fault;

import org.jspecify.annotations.NullMarked;
