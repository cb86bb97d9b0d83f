package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.FullRun;
import io.perseid.store.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * Takes entities that are pushed to one pipe. The caller's thread reads them; batches are transformed and written by the processor, in
 * order, so that reading and writing go on at the same time. At most {@link #AHEAD} batches of about {@link #BATCH_BYTES} bytes wait.
 *
 * <p>Thread-safe. Requests of full syncs wait for each other; others go on side by side and take turns batch by batch. Lock order:
 * {@code syncs}, then {@code writing}.
 */
final class Receiver {
    private static final int BATCH_ENTITIES = 2_000;
    private static final long BATCH_BYTES = 1 << 20;
    private static final int AHEAD = 3;

    private final PipePlan plan;
    private final RunParts parts;
    private final Pump pump;
    private final boolean autoPopulate;
    private final ReentrantLock syncs = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Sequence sequence = new Sequence();
    private Optional<DatasetLanding> landing = Optional.empty();
    private Optional<Dataset> landed = Optional.empty();
    private Optional<FullRun> full = Optional.empty();

    Receiver(PipePlan plan, RunParts parts, Pump pump) {
        this.plan = plan;
        this.parts = parts;
        this.pump = pump;
        this.autoPopulate = plan.source() instanceof ReceiverSource source && source.autoPopulate();
    }

    /** Takes all entities of the reader; they are durable on return. Tells up to which byte they are let go. */
    Received receive(SequenceParams params, JsonEntityReader entities, LongConsumer released) {
        if (pump.isDisabled()) {
            throw new Fault(HubCode.PIPE_DISABLED, "the pump is switched off", "pipe", plan.id());
        }
        if (!params.full() && params.sequenceId().isEmpty()) {
            return take(params, entities, released);
        }
        syncs.lock();
        try {
            if (sequence.enter(params)) {
                sequence.begun();
                beginFull();
            }
            Received taken = take(params, entities, released);
            if (params.full() && params.last()) {
                finishFull();
            }
            sequence.taken(params);
            return taken;
        } finally {
            syncs.unlock();
        }
    }

    private Received take(SequenceParams params, JsonEntityReader entities, LongConsumer released) {
        return plan.outlet() instanceof DatasetSink
                ? intoDataset(params, entities, released)
                : new Received(intoSystem(entities, released), Optional.empty());
    }

    // ---- into a dataset

    private Received intoDataset(SequenceParams params, JsonEntityReader entities, LongConsumer released) {
        long began = Completeness.micros(parts.time().now());
        Poured poured = pour(entities, released);
        writing.lock();
        try {
            if (autoPopulate && !params.full()) {
                landing().populated(true);
            }
            if (!params.full() || params.last()) {
                complete(params, began);
            }
            landing().sync();
        } finally {
            writing.unlock();
        }
        parts.compactor().received(plan);
        boolean shown = plan.datasetSink().orElseThrow().admission().locks();
        return new Received(poured.count(), shown ? poured.only().flatMap(this::newest) : Optional.empty());
    }

    private void complete(SequenceParams params, long began) {
        String dataset = plan.datasetSink().orElseThrow().dataset();
        parts.store()
                .putState(
                        Completeness.key(dataset),
                        Completeness.toValue(
                                Map.of(dataset, params.completeness().orElse(began))));
    }

    private Optional<EntityVersion> newest(EntityId id) {
        return parts.store()
                .find(new DatasetName(plan.datasetSink().orElseThrow().dataset()))
                .flatMap(dataset -> dataset.latest(id));
    }

    private WriteResult write(List<Item> items) {
        writing.lock();
        try {
            return landing().write(items, Progress.NONE);
        } finally {
            writing.unlock();
        }
    }

    /** Where entities land; opened anew if the dataset was deleted meanwhile. Under the writing lock. */
    private DatasetLanding landing() {
        DatasetSink sink = plan.datasetSink().orElseThrow();
        Dataset dataset = parts.store().openOrCreate(new DatasetName(sink.dataset()));
        if (landing.isEmpty() || landed.filter(known -> known == dataset).isEmpty()) {
            landed = Optional.of(dataset);
            landing = Optional.of(DatasetLanding.open(
                    sink, dataset, false, () -> parts.signals().changed(sink.dataset())));
        }
        return landing.get();
    }

    private void beginFull() {
        if (plan.datasetSink().filter(DatasetSink::deletionTracking).isPresent()) {
            writing.lock();
            try {
                full = Optional.of(landing().beginFull());
            } finally {
                writing.unlock();
            }
        }
    }

    private void finishFull() {
        if (plan.outlet() instanceof DatasetSink) {
            writing.lock();
            try {
                if (full.isPresent()) {
                    var deletes = full.get().finish(Progress.NONE, true);
                    full = Optional.empty();
                    pump.total().finished(new WriteResult(deletes.appended(), 0, deletes.deleted(), 0));
                    parts.signals().changed(plan.datasetSink().orElseThrow().dataset());
                } else {
                    landing().populated(true);
                }
                landing().sync();
            } finally {
                writing.unlock();
            }
        }
    }

    // ---- into another system

    private long intoSystem(JsonEntityReader entities, LongConsumer released) {
        Sink sink = (Sink) plan.outlet();
        writing.lock();
        try (var landing = new SystemLanding(
                parts.store(),
                sink.begin(new RunStart(plan.id(), RunKind.INCREMENTAL, false)),
                plan.runs().checkpointInterval())) {
            try {
                List<Sourced> batch = new ArrayList<>();
                long batchStart = 0;
                long count = 0;
                var stage = stage();
                for (var next = entities.next(); next.isPresent(); next = entities.next()) {
                    batch.add(next.get());
                    count++;
                    if (batch.size() >= plan.batchSize() || entities.offset() - batchStart >= BATCH_BYTES) {
                        pump.total().wrote(landing.write(transformed(stage, batch), Progress.NONE));
                        batch.clear();
                        batchStart = entities.offset();
                        released.accept(batchStart);
                    }
                }
                pump.total().wrote(landing.write(transformed(stage, batch), Progress.NONE));
                landing.finish(true, Progress.NONE);
                pump.total().read(count);
                return count;
            } catch (RuntimeException e) {
                landing.abandon();
                throw e;
            }
        } finally {
            writing.unlock();
        }
    }

    // ---- reading

    /** How many entities came, and what became of the only one. */
    private record Poured(long count, Optional<EntityId> only) {}

    /** Reads on the caller's thread while earlier batches are transformed and written. */
    private Poured pour(JsonEntityReader entities, LongConsumer released) {
        Deque<CompletableFuture<Void>> under = new ArrayDeque<>();
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        List<Sourced> batch = new ArrayList<>(BATCH_ENTITIES);
        long batchStart = 0;
        long count = 0;
        var stage = stage();
        try {
            for (var next = entities.next(); next.isPresent(); next = entities.next()) {
                batch.add(next.get());
                count++;
                if (batch.size() >= BATCH_ENTITIES || entities.offset() - batchStart >= BATCH_BYTES) {
                    batchStart = entities.offset();
                    last = pass(batch, last, stage, batchStart, released);
                    under.add(last);
                    batch = new ArrayList<>(BATCH_ENTITIES);
                    if (under.size() >= AHEAD) {
                        join(under.removeFirst());
                    }
                }
            }
            Optional<EntityId> only = Optional.empty();
            if (under.isEmpty()) {
                only = work(batch, stage);
            } else {
                under.add(pass(batch, last, stage, entities.offset(), released));
            }
            while (!under.isEmpty()) {
                join(under.removeFirst());
            }
            return new Poured(count, count == 1 ? only : Optional.empty());
        } finally {
            under.forEach(future -> future.exceptionally(failed -> null).join());
        }
    }

    private CompletableFuture<Void> pass(
            List<Sourced> batch,
            CompletableFuture<Void> before,
            TransformStage stage,
            long end,
            LongConsumer released) {
        return before.thenRunAsync(() -> work(batch, stage), parts.processor()).thenRun(() -> released.accept(end));
    }

    /** Transforms and writes the batch; gives the id of the first entity that came of it. */
    private Optional<EntityId> work(List<Sourced> batch, TransformStage stage) {
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        List<Item> items = transformed(stage, batch);
        pump.total().read(batch.size());
        pump.total().wrote(write(items));
        return items.stream().findFirst().map(item -> item.entity().id());
    }

    private List<Item> transformed(TransformStage stage, List<Sourced> batch) {
        List<Item> items = new ArrayList<>(batch.size());
        for (Sourced entity : batch) {
            if (plan.steps().isEmpty()) {
                items.add(Item.of(entity));
            } else {
                items.addAll(stage.single(entity));
            }
        }
        return items;
    }

    private TransformStage stage() {
        var world = new StepRun.World(
                new StoreJoins(parts.store()),
                new RunMeasures(parts.time()),
                parts.time(),
                parts.random(),
                DictValue.EMPTY,
                Optional.empty());
        return new TransformStage(plan.steps(), world, parts.processor(), 1);
    }

    private static void join(CompletableFuture<Void> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
