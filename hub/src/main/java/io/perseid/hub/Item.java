package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import io.perseid.entity.Entity;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.Value;

/**
 * One entity on its way from a transform to a sink.
 *
 * @param updated the sequence token of the source entity it was made from; null value if there is none
 * @param filtered true if a transform filtered it out: a dataset deletes it if it has it, other sinks drop it
 */
public record Item(Entity entity, Value updated, boolean filtered) {
    public Item {
        requireNonNull(entity, "entity");
        requireNonNull(updated, "updated");
    }

    /** An entity as its source gave it. */
    public static Item of(Sourced sourced) {
        return new Item(sourced.entity(), sourced.updated(), false);
    }

    /** An entity without a sequence token. */
    public static Item of(Entity entity) {
        return new Item(entity, NullValue.NULL, false);
    }
}
