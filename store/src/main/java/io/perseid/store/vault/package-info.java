/**
 * Backups away from the machine: encrypted, deduplicated, proved by reading them back.
 * Serves the node. Uses {@code store.backup}, {@code store} and {@code entity}.
 */
@NullMarked
package io.perseid.store.vault;

import org.jspecify.annotations.NullMarked;
