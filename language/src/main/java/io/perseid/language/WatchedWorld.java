package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A world as it is, but that each look-up in it is told to a recorder, and that nobody waits in it. */
record WatchedWorld(RunContext world, Recorder recorder) implements RunContext, Joins {
    @Override
    public Joins joins() {
        return this;
    }

    @Override
    public void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found) {
        JoinNote note = recorder.join(dataset, index.name(), key);
        world.joins().find(dataset, index, key, entity -> {
            note.found(entity.id().value());
            found.accept(entity);
        });
    }

    @Override
    public Optional<Entity> lookup(String dataset, EntityId id) {
        JoinNote note = recorder.join(dataset, "\"_S._id\"", new StringValue(id.value()));
        Optional<Entity> found = world.joins().lookup(dataset, id);
        found.ifPresent(entity -> note.found(entity.id().value()));
        return found;
    }

    @Override
    public Time time() {
        return world.time();
    }

    @Override
    public SecureRandom random() {
        return world.random();
    }

    @Override
    public DictValue parameters() {
        return world.parameters();
    }

    @Override
    public Optional<Entity> previous() {
        return world.previous();
    }

    @Override
    public Value reserved(String name) {
        return world.reserved(name);
    }

    @Override
    public Value completeness(String via, String dataset) {
        return world.completeness(via, dataset);
    }

    /** Waiting explains nothing. */
    @Override
    public void sleep(Duration time) {}

    @Override
    public void traced(String name, long rows) {
        world.traced(name, rows);
    }
}
