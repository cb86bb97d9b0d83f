package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.fault.Fault;
import io.perseid.store.AppendResult;
import io.perseid.store.Arrival;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetWriter;
import io.perseid.store.Progress;
import io.perseid.time.Time;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dataset behind its circuit breaker: what the run changes is held back until the run has come to its end. If that is no more than the
 * breaker allows it is then written like that of any other run, else it waits for somebody who decides.
 */
final class GuardedLanding implements Landing {
    private static final int AT_ONCE = 1_000;

    private final DatasetSink sink;
    private final Dataset dataset;
    private final DatasetLanding landing;
    private final HeldBack held;
    private final DatasetWriter staged;
    private final Gate gate;
    private final Time time;
    private final long limit;
    private long changes;
    private Progress reached = Progress.NONE;
    private boolean tripped;

    GuardedLanding(DatasetSink sink, Dataset dataset, DatasetLanding landing, HeldBack held, Time time) {
        this.sink = sink;
        this.dataset = dataset;
        this.landing = landing;
        this.held = held;
        this.time = time;
        this.limit = sink.breaker().limit(dataset.figures().existing());
        this.staged = held.begin().writer(sink.dataset());
        this.gate = new Gate(
                sink.admission(), sink.dataset(), id -> held.latest(id).or(() -> dataset.latest(id)), dataset::at);
    }

    private Optional<Entity> latest(EntityId id) {
        return held.latest(id).or(() -> dataset.latest(id)).map(EntityVersion::entity);
    }

    @Override
    public boolean remembersAtOnce() {
        return false;
    }

    @Override
    public WriteResult write(List<Item> batch, Progress progress) {
        List<Arrival> differing = new ArrayList<>();
        Set<EntityId> inBatch = new HashSet<>();
        for (Arrival arrival : gate.admit(batch)) {
            EntityId id = arrival.entity().id();
            landing.seen(id);
            boolean again = !inBatch.add(id);
            Optional<Entity> before = again ? newest(differing, id).or(() -> latest(id)) : latest(id);
            asEntity(arrival, before)
                    .filter(entity -> before.filter(entity::equals).isEmpty())
                    .ifPresent(entity -> differing.add(Arrival.of(entity)));
        }
        AppendResult result = staged.appendArrivals(differing, Progress.NONE);
        changes += result.appended();
        if (!progress.states().isEmpty()) {
            reached = progress;
        }
        long filtered = batch.stream().filter(Item::filtered).count();
        return new WriteResult(
                result.appended(),
                Math.max(0, batch.size() - filtered - result.appended()),
                result.deleted(),
                filtered);
    }

    private static Optional<Entity> newest(List<Arrival> arrivals, EntityId id) {
        return arrivals.reversed().stream()
                .map(Arrival::entity)
                .filter(entity -> entity.id().equals(id))
                .findFirst();
    }

    /** What is to be held under the id; empty if something filtered out was never there. */
    private static Optional<Entity> asEntity(Arrival arrival, Optional<Entity> before) {
        return arrival.filtered() ? before.map(entity -> entity.withDeleted(true)) : Optional.of(arrival.entity());
    }

    @Override
    public void seen(EntityId id) {
        landing.seen(id);
    }

    @Override
    public WriteResult finish(boolean sourcePopulated, Progress progress) {
        changes += landing.unseen();
        if (changes > limit) {
            holdDeletes();
            String message =
                    "the run changed " + changes + " entities, of which the circuit breaker lets " + limit + " through";
            trip(message, progress);
            throw new Fault(
                    HubCode.CIRCUIT_BREAKER_TRIPPED,
                    "the run changed more than the circuit breaker of the dataset allows",
                    "dataset",
                    sink.dataset(),
                    "changes",
                    changes,
                    "allowed",
                    limit);
        }
        landing.take(held);
        WriteResult deletes = landing.finish(sourcePopulated, progress);
        held.rollBack();
        return deletes;
    }

    private void holdDeletes() {
        List<Arrival> deletes = new ArrayList<>();
        landing.forEachUnseen(id -> {
            dataset.latest(id).map(EntityVersion::entity).ifPresent(entity -> deletes.add(Arrival.of(deleted(entity))));
            if (deletes.size() == AT_ONCE) {
                staged.appendArrivals(deletes, Progress.NONE);
                deletes.clear();
            }
        });
        staged.appendArrivals(deletes, Progress.NONE);
    }

    private Entity deleted(Entity entity) {
        DictValue properties = entity.properties();
        return Entity.deleted(
                entity.id(),
                sink.markDeletionTracked() ? properties.with("$deletion_tracked", BooleanValue.TRUE) : properties);
    }

    @Override
    public void tripped(Fault why) {
        trip(String.valueOf(why.getMessage()), reached);
    }

    private void trip(String message, Progress progress) {
        landing.abandon();
        held.trip(message, time.now(), progress, dataset.populated());
        tripped = true;
    }

    @Override
    public void abandon() {
        landing.abandon();
        if (!tripped) {
            held.rollBack();
        }
    }

    @Override
    public void close() {
        landing.close();
    }
}
