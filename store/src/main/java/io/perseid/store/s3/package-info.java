/**
 * Backups in an S3-compatible store.
 * Serves the node. Uses {@code store.vault}, {@code entity}; the one door to the S3 client.
 */
@NullMarked
package io.perseid.store.s3;

import org.jspecify.annotations.NullMarked;
