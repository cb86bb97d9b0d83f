package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.EntityId;
import io.perseid.fault.Fault;
import io.perseid.store.CompactionPolicy;
import io.perseid.store.CompactionResult;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Retraction;
import io.perseid.store.Store;
import io.perseid.time.Time;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets datasets forget what nobody needs: after a run that wrote one, on the run's thread, and for the rest in the background. Never
 * forgets what one of the {@link Followers} has not followed yet. Thread-safe; a dataset is compacted by one thread at a time.
 */
final class Compactor {
    private static final System.Logger LOG = System.getLogger(Compactor.class.getName());
    /** How long one compaction may take; the next one goes on. */
    private static final long BOX_NS = 60_000_000_000L;
    /** Between two compactions of what is pushed. */
    private static final Duration CALM = Duration.ofSeconds(10);
    /** Between two looks at everything. */
    private static final Duration ROUND = Duration.ofHours(1);
    /** Less waste than this is left to the merging that RocksDB does by itself. */
    private static final long WASTE_BYTES = 16 << 20;

    private final Store store;
    private final Time time;
    private final Executor threads;
    private final Supplier<? extends Collection<PipeUnit>> pipes;
    private final Followers followers;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean closed;

    // used by the thread that ticks
    private Instant nextRound;
    private Instant lastWork = Instant.EPOCH;

    Compactor(Store store, Time time, Executor threads, Supplier<? extends Collection<PipeUnit>> pipes) {
        this.store = store;
        this.time = time;
        this.threads = threads;
        this.pipes = pipes;
        this.followers = new Followers(store, pipes);
        this.nextRound = time.now().plus(ROUND);
    }

    Followers followers() {
        return followers;
    }

    /** Why the last compaction of the dataset failed; empty if it did not. */
    Optional<String> failure(String dataset) {
        return Optional.ofNullable(failures.get(dataset));
    }

    /** A run wrote the dataset of the plan's sink; on the run's thread. */
    void wrote(PipePlan plan) {
        if (plan.datasetSink().isPresent() && plan.compaction().inSink()) {
            guarded(plan.datasetSink().get().dataset(), plan.compaction(), false);
        }
    }

    /** Something was pushed into the dataset of the plan's sink; it is looked at soon, in the background. */
    void received(PipePlan plan) {
        if (plan.compaction().inSink()) {
            plan.datasetSink().ifPresent(sink -> waiting.add(sink.dataset()));
        }
    }

    /** Begins what is due, on a thread of its own; quick. */
    void tick(Instant now) {
        boolean round = !now.isBefore(nextRound);
        boolean soon = !waiting.isEmpty() && !now.isBefore(lastWork.plus(CALM));
        if (!closed && (round || soon) && !working.isLocked()) {
            lastWork = now;
            if (round) {
                nextRound = now.plus(ROUND);
            }
            threads.execute(() -> work(round));
        }
    }

    /** Compacts what waits, or in a round everything that is due. */
    void work(boolean everything) {
        working.lock();
        try {
            for (PipeUnit unit : pipes.get()) {
                unit.loaded()
                        .plan()
                        .ifPresent(plan -> plan.datasetSink()
                                .filter(sink -> waiting.remove(sink.dataset()) || everything)
                                .ifPresent(sink -> guarded(sink.dataset(), plan.compaction(), true)));
            }
            if (everything) {
                trimExecutions();
            }
        } finally {
            working.unlock();
        }
    }

    /** Nothing is begun any more; what goes on stops after its step, and is waited for. */
    void close() {
        closed = true;
        working.lock();
        try {
            waiting.clear();
        } finally {
            working.unlock();
        }
    }

    private void guarded(String dataset, CompactionSettings settings, boolean mayMerge) {
        if (!settings.automatic() || closed) {
            return;
        }
        if (!busy.add(dataset)) {
            waiting.add(dataset);
            return;
        }
        try {
            store.find(new DatasetName(dataset)).ifPresent(found -> compact(found, settings, mayMerge));
            failures.remove(dataset);
        } catch (Fault fault) {
            failures.put(dataset, String.valueOf(fault.getMessage()));
            LOG.log(closed ? Level.DEBUG : Level.WARNING, "can't compact: {0}", fault.getMessage());
        } finally {
            busy.remove(dataset);
        }
    }

    private void compact(Dataset dataset, CompactionSettings settings, boolean mayMerge) {
        String name = dataset.name().value();
        Upkeep before = Upkeep.read(store, dataset, settings);
        Upkeep after = settings.retract() ? retract(dataset, before) : before;
        if (isDue(dataset, settings, before)) {
            // A run that begins after this line follows changes from here on, so nothing newer may go.
            long end = dataset.nextOffset();
            long tracked =
                    followers.of(name).stream().mapToLong(Follower::offset).reduce(end, Math::min);
            CompactionResult result = dataset.compact(settings.policy(tracked), after.mark(), inTime());
            if (!result.reached().equals(after.mark()) || result.versions() > 0) {
                after = after.after(result, time.now(), dataset.figures().versions());
            }
        }
        boolean wasteful =
                after.wasteBytes() > Math.max(WASTE_BYTES, dataset.figures().bytes() / 2);
        if (after.merge() || wasteful) {
            if (mayMerge) {
                dataset.reclaim();
                after = after.afterMerging();
            } else {
                waiting.add(name);
            }
        }
        if (!after.equals(before)) {
            after.write(store, name);
        }
    }

    private java.util.function.BooleanSupplier inTime() {
        long deadline = time.nanos() + BOX_NS;
        return () -> !closed && time.nanos() < deadline;
    }

    private boolean isDue(Dataset dataset, CompactionSettings settings, Upkeep last) {
        return !time.now().isBefore(last.at().plus(settings.interval()))
                && dataset.figures().versions() >= settings.growth() * last.held();
    }

    /** Erases the earlier versions of entities that ask for it. Waits for nobody: an erasure is somebody's right. */
    private Upkeep retract(Dataset dataset, Upkeep before) {
        List<EntityId> ids = new ArrayList<>();
        long to = before.retractedTo();
        try (var versions = dataset.read(ReadRequest.since(before.retractedTo() - 1))) {
            for (var next = versions.next(); next.isPresent(); next = versions.next()) {
                if (next.get().entity().properties().get("$retract").equals(BooleanValue.TRUE)) {
                    ids.add(next.get().entity().id());
                }
            }
            to = versions.figures().nextOffset();
        }
        if (ids.isEmpty()) {
            return to == before.retractedTo() ? before : before.afterErasing(0, to, before.merge());
        }
        Retraction erased = dataset.retract(ids);
        return before.afterErasing(erased.versions(), to, before.merge() || !erased.gone());
    }

    /** Execution logs keep what is younger than the pipe's time, and what still waits for another try. */
    private void trimExecutions() {
        for (PipeUnit unit : pipes.get()) {
            Duration age = unit.loaded()
                    .plan()
                    .map(plan -> plan.compaction().executionsKept())
                    .orElse(ExecutionLog.LEAST_KEPT);
            unit.pump().ifPresent(pump -> trim(pump.log(), age));
        }
    }

    private void trim(ExecutionLog log, Duration age) {
        if (log.find().isEmpty() || closed) {
            return;
        }
        Dataset dataset = log.find().get();
        var policy = CompactionPolicy.keep(1).withKeepNewerThan(age).withDropDeletesAfter(age);
        try {
            log.deleteReadErrors(time.now().minus(age));
            Upkeep before = Upkeep.read(store, dataset, CompactionSettings.STANDARD);
            CompactionResult result = dataset.compact(policy, before.mark(), inTime());
            Upkeep after = before.after(result, time.now(), dataset.figures().versions());
            if (!after.mark().equals(before.mark())) {
                after.write(store, log.name());
            }
        } catch (Fault fault) {
            LOG.log(closed ? Level.DEBUG : Level.WARNING, "can't trim an execution log: {0}", fault.getMessage());
        }
    }
}
