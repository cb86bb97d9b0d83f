package io.perseid.store;

import io.perseid.entity.Entity;

/**
 * An entity that arrives at a dataset.
 *
 * @param filtered whether it was filtered out on its way: the entity held under its id, if one exists, becomes deleted
 */
public record Arrival(Entity entity, boolean filtered) {
    /** An entity to be held. */
    public static Arrival of(Entity entity) {
        return new Arrival(entity, false);
    }

    /** An entity that is no longer to be held. */
    public static Arrival filtered(Entity entity) {
        return new Arrival(entity, true);
    }
}
