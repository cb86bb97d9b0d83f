/**
 * Datasets on RocksDB: an append-only log of entity versions and views derived from it.
 * Serves the hub and the node. The only package that sees RocksDB; uses {@code entity}.
 */
@NullMarked
package io.perseid.store;

import org.jspecify.annotations.NullMarked;
