/**
 * The entity model: entities, their typed values, and the JSON and MessagePack forms of both.
 * Everything else in Perseid speaks in these words. Uses only {@code fault}.
 */
@NullMarked
package io.perseid.entity;

import org.jspecify.annotations.NullMarked;
