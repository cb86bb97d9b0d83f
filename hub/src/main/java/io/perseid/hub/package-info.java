/**
 * Systems, sources, sinks, pipes and their pumps.
 * Serves the node, and one sub-package for each kind of system, which it does not know. Uses {@code language} and {@code store}.
 */
@NullMarked
package io.perseid.hub;

import org.jspecify.annotations.NullMarked;
