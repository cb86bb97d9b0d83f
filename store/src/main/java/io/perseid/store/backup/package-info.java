/**
 * Backups of a store, each proved by restoring it.
 * Serves the node. Uses {@code store} and {@code entity}.
 */
@NullMarked
package io.perseid.store.backup;

import org.jspecify.annotations.NullMarked;
