/**
 * The demo: three kinds of system with real places of the world, a node that merges them, and a view of it all.
 * Talks to the node over HTTP only.
 */
@NullMarked
package io.perseid.example.atlas;

import org.jspecify.annotations.NullMarked;
