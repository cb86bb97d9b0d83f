package io.perseid.entity;

/**
 * An entity as a source gave it.
 *
 * @param updated the producer's sequence token ({@code _updated}), a string or an integer, opaque to all but the
 *     producer; {@link NullValue#NULL} if it gave none
 */
public record Sourced(Entity entity, Value updated) {
    /** An entity without a sequence token. */
    public static Sourced of(Entity entity) {
        return new Sourced(entity, NullValue.NULL);
    }
}
