package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** The joins of a transform that has none. */
enum NoJoins implements Joins {
    NONE;

    @Override
    public void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found) {}

    @Override
    public Optional<Entity> lookup(String dataset, EntityId id) {
        return Optional.empty();
    }
}
