/**
 * The entity: its typed values with their total order, its JSON and MessagePack forms, and its content hash.
 *
 * <p>For every part that handles data. Uses {@code io.perseid.fault}.
 */
@NullMarked
package io.perseid.entity;

import org.jspecify.annotations.NullMarked;
