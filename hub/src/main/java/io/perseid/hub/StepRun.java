package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Joins;
import io.perseid.language.RunContext;
import io.perseid.store.Dataset;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What transforms see of the world while one batch goes through them. Not thread-safe: belongs to one batch. */
final class StepRun implements RunContext {
    /** What all batches of one run share. */
    record World(
            Joins joins,
            RunMeasures measures,
            Time time,
            SecureRandom random,
            DictValue parameters,
            Optional<Dataset> source) {}

    private final World world;
    private Value updated = NullValue.NULL;

    StepRun(World world) {
        this.world = world;
    }

    /** The next entity of the source begins its way. */
    void enter(Value token) {
        updated = token;
    }

    @Override
    public Joins joins() {
        return world.joins();
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
        return version()
                .filter(version -> version.previous() >= 0)
                .flatMap(version -> world.source().orElseThrow().at(version.previous()))
                .map(EntityVersion::entity);
    }

    @Override
    public Value completeness(String via, String dataset) {
        return world.joins() instanceof StoreJoins stored ? stored.completeness(via, dataset) : NullValue.NULL;
    }

    @Override
    public Value reserved(String name) {
        return switch (name) {
            case "_updated" -> updated;
            case "_ts" ->
                version()
                        .<Value>map(version -> IntegerValue.of(version.storedAtMicros()))
                        .orElse(NullValue.NULL);
            case "_previous" ->
                version()
                        .filter(version -> version.previous() >= 0)
                        .<Value>map(version -> IntegerValue.of(version.previous()))
                        .orElse(NullValue.NULL);
            default -> NullValue.NULL;
        };
    }

    @Override
    public void traced(String name, long rows) {
        world.measures().traced(name, rows);
    }

    @Override
    public void sleep(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    private Optional<EntityVersion> version() {
        return updated instanceof IntegerValue offset && offset.isLong()
                ? world.source().flatMap(dataset -> dataset.at(offset.longValue()))
                : Optional.empty();
    }
}
