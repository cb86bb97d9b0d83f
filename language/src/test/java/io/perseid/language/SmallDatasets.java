package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Value;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Datasets in memory, and time that stands still. */
record SmallDatasets(Map<String, List<Entity>> datasets) implements RunContext, Joins, Time {
    private static final SecureRandom CHANCE = new SecureRandom();

    @Override
    public Joins joins() {
        return this;
    }

    @Override
    public Time time() {
        return this;
    }

    @Override
    public SecureRandom random() {
        return CHANCE;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found) {
        datasets.getOrDefault(dataset, List.of()).stream()
                .filter(entity -> index.keys(entity).contains(key))
                .forEach(found);
    }

    @Override
    public Optional<Entity> lookup(String dataset, EntityId id) {
        return datasets.getOrDefault(dataset, List.of()).stream()
                .filter(entity -> entity.id().equals(id) && !entity.isDeleted())
                .findFirst();
    }
}
