package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Kind;
import io.perseid.language.LanguageCode;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Progress;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run of a pipe, from its source through its transforms to where the entities land.
 *
 * <p>Progress is remembered with each batch only where the source reads on from there: in incremental runs of chronological sources, and
 * when a dataset is read for the very first time into an empty one, where nothing can be there to delete. Every other run remembers at
 * its end. A run that does not come to its end deletes nothing.
 *
 * <p>Used by one thread, once.
 */
final class Run {
    private static final int WORTH_ITS_WHILE = 5;
    private static final long LINGER_NS = 10_000_000_000L;

    private final PipePlan plan;
    private final RunParts parts;
    private final ExecutionLog log;
    private final RunCounters counters;
    private final StopSignal stop;
    private final StoreJoins joins;
    private final RunMeasures measures;
    private final Continuation continuation;
    private PipeMemory memory;
    /** What will be remembered once all batches under way are written. */
    private PipeMemory planned;

    private RunKind kind = RunKind.INCREMENTAL;
    private boolean firstFilling;
    private int batches;
    /** What the sink is complete up to at the end of this run: what its sources were as it began. */
    private final Map<String, Long> complete;
    /** Where a full run that was cut off had come to, if this one goes on there. */
    private Optional<FullPlace> resumed = Optional.empty();

    private final FullProgress full;
    /** Whether some entity of this reading had a token; those without one come first. */
    private boolean hasToken;

    private boolean remembersAtOnce = true;
    private Optional<Value> since = Optional.empty();
    private boolean sourcePopulated = true;
    private boolean anything;
    private final RetrySet retries;
    private final Instant started;
    private OptionalLong loggedAt = OptionalLong.empty();

    /** Where a pipe reads on: after the last entity seen, after the one with the greatest token, or from the start each time. */
    private enum Continuation {
        CHRONOLOGICAL,
        MAX,
        NONE;

        static Continuation of(SourceTraits traits) {
            if (traits.supportsSince() && traits.chronological()) {
                return CHRONOLOGICAL;
            }
            return traits.supportsSince() && traits.comparable() ? MAX : NONE;
        }
    }

    Run(PipePlan plan, RunParts parts, PipeMemory memory, ExecutionLog log, RunCounters counters, StopSignal stop) {
        this.plan = plan;
        this.parts = parts;
        this.memory = memory;
        this.planned = memory;
        this.log = log;
        this.counters = counters;
        this.stop = stop;
        this.joins = new StoreJoins(parts.store());
        this.measures = new RunMeasures(parts.time());
        this.continuation = Continuation.of(plan.source().traits());
        this.started = parts.time().now();
        this.complete = Completeness.through(parts.store(), plan, started);
        this.full = new FullProgress(plan, parts.store());
        this.retries = RetrySet.read(log, memory.retries() > 0);
    }

    /** The key in the store under which a pipe's memory is kept. */
    static String memoryKey(String pipe) {
        return "pipe:" + pipe;
    }

    /** The kind of the run, once it has begun. */
    RunKind kind() {
        return kind;
    }

    /** The offset in the execution log of the beginning of this run, once it has changed something. */
    OptionalLong loggedAt() {
        return loggedAt;
    }

    /** Where its time went. */
    RunMeasures measures() {
        return measures;
    }

    /** What the pipe remembers now. */
    PipeMemory memory() {
        return memory;
    }

    /**
     * Runs to the end, or until it is asked to stop.
     *
     * @return whether it came to its end
     * @throws Fault if it could not
     */
    boolean execute(RunKind wanted) {
        beginCircle();
        decide(wanted);
        Indexes.prepare(plan, parts.store());
        try (Reader reader = openFirst()) {
            try (Landing landing = land()) {
                try {
                    return move(reader, landing);
                } catch (RuntimeException | Error e) {
                    full.keep(landing);
                    if (e instanceof Fault fault && fault.code() == LanguageCode.DTL_TRIP) {
                        landing.tripped(fault);
                    } else {
                        landing.abandon();
                    }
                    throw e;
                }
            }
        } finally {
            rememberRetries();
        }
    }

    /** What the pipe looks into and doesn't wait for comes, in the end, from itself: it is empty at first, not missing. */
    private void beginCircle() {
        plan.steps().stream()
                .flatMap(step -> step.datasetsRead().stream())
                .filter(name -> !plan.awaits().contains(name))
                .forEach(name -> parts.store().openOrCreate(new DatasetName(name)));
    }

    private void decide(RunKind wanted) {
        boolean all = wanted == RunKind.FULL
                || continuation == Continuation.NONE
                || memory.lastSeen().isEmpty()
                || (memory.fullPending() && !full.givesWay());
        Map<String, String> lives = Lives.of(plan, parts.store());
        Optional<String> difference =
                plan.runs().reprocesses() ? Lives.difference(memory.lives(), lives) : Optional.empty();
        difference.ifPresent(
                why -> log.operation("pump-reprocessing", parts.time().now(), why));
        kind = all || difference.isPresent() ? RunKind.FULL : wanted;
        if (kind == RunKind.FULL && memory.fullPending() && difference.isEmpty()) {
            resumed = full.place();
        }
        since = switch (kind) {
            case FULL -> resumed.map(FullPlace::since);
            case PARTIAL -> memory.lastSeen().map(this::stepBack);
            case INCREMENTAL -> memory.lastSeen();
        };
    }

    private Value stepBack(Value token) {
        return token instanceof IntegerValue number
                ? IntegerValue.of(number.bigValue()
                        .subtract(BigInteger.valueOf(plan.pump().partialRescanDelta())))
                : token;
    }

    /** Opens the source; a dataset that was made anew, or is shorter than what was seen of it, is read from its start. */
    private Reader openFirst() {
        Reader reader = open(since);
        Optional<String> life = resumed.map(FullPlace::generation).orElse(memory.generation());
        boolean otherLife = reader.generation().isPresent() && life.isPresent() && !life.equals(reader.generation());
        boolean shorter = reader instanceof DatasetSourceReader dataset
                && since.filter(token -> DatasetSource.offset(token) >= dataset.end())
                        .isPresent();
        if (since.isPresent() && (otherLife || shorter)) {
            reader.close();
            kind = RunKind.FULL;
            resumed = Optional.empty();
            since = Optional.empty();
            reader = open(since);
        }
        planned = planned.withGeneration(reader.generation());
        resumed.ifPresent(place -> planned = planned.withLastSeen(Optional.of(place.since())));
        anything = resumed.isPresent();
        return reader;
    }

    private Reader open(Optional<Value> from) {
        return guarded(() -> plan.source().open(new ReadFrom(from)));
    }

    private Landing land() {
        Landing landing;
        if (plan.outlet() instanceof DatasetSink sink) {
            Dataset dataset = parts.store().openOrCreate(new DatasetName(sink.dataset()));
            firstFilling = kind == RunKind.FULL
                    && plan.source() instanceof DatasetSource
                    && !memory.completed()
                    && dataset.nextOffset() == 0;
            var open = DatasetLanding.open(
                    sink,
                    dataset,
                    kind == RunKind.FULL
                            && !firstFilling
                            && !plan.datasetSource()
                                    .filter(DatasetSource::holdsBack)
                                    .isPresent(),
                    resumed.map(FullPlace::seen).orElse(DictValue.EMPTY),
                    () -> parts.signals().changed(sink.dataset()));
            landing = sink.breaker().isSet() && dataset.populated()
                    ? new GuardedLanding(sink, dataset, open, new HeldBack(parts.store(), sink.dataset()), parts.time())
                    : open;
            remembersAtOnce = landing.remembersAtOnce();
        } else if (plan.outlet() instanceof Sink sink) {
            var begun = sink.begin(new RunStart(plan.id(), kind, !memory.completed()));
            landing = new SystemLanding(parts.store(), begun, plan.runs().checkpointInterval());
        } else {
            throw new IllegalStateException("a publisher has no runs pipe=" + plan.id());
        }
        planned = planned.withLives(Lives.of(plan, parts.store()));
        if (kind == RunKind.FULL && !firstFilling && resumed.isEmpty()) {
            FullPlace.forget(parts.store(), plan.id());
            remember(memory.withFullPending(true).withLives(planned.lives()));
            planned = planned.withFullPending(true);
        }
        return landing;
    }

    private boolean move(Reader first, Landing landing) {
        var world = new StepRun.World(
                joins,
                measures,
                parts.time(),
                parts.random(),
                DictValue.EMPTY,
                plan.datasetSource().flatMap(DatasetSource::find));
        var stage = new TransformStage(plan.steps(), world, parts.processor(), parts.cores() * 2);
        var delivery = new Delivery(plan, parts, stage, landing, retries, counters, stop);
        Optional<Tracking> tracking =
                plan.dependencies().isEmpty() ? Optional.empty() : Optional.of(new Tracking(parts.store(), plan));
        try {
            if (kind == RunKind.FULL) {
                tracking.ifPresent(track -> planned =
                        planned.withTracked(resumed.map(FullPlace::tracked).orElseGet(track::newest)));
            }
            readAll(first, stage, delivery);
            linger(stage, delivery, tracking);
            if (!stop.isAsked() && (kind == RunKind.FULL || counters.in() > 0 || !retries.isEmpty())) {
                delivery.retry(this::latest);
            }
        } finally {
            stage.discard();
        }
        if (stop.isAsked()) {
            full.keep(landing);
            landing.abandon();
            return false;
        }
        finish(landing);
        return true;
    }

    /** After an incremental run over datasets: what has changed meanwhile, and what joined datasets have changed, until all is done. */
    private void linger(TransformStage stage, Delivery delivery, Optional<Tracking> tracking) {
        long began = parts.time().nanos();
        while (kind != RunKind.FULL && !stop.isAsked() && plan.source() instanceof DatasetSource source) {
            tracking.ifPresent(track -> follow(track, stage, delivery));
            if (source.holdsBack()) {
                return;
            }
            long seen = planned.lastSeen().map(DatasetSource::offset).orElse(-1L);
            boolean more = source.find()
                            .filter(dataset -> dataset.nextOffset() - 1 > seen)
                            .isPresent()
                    || tracking.filter(track -> track.isBehind(planned.tracked()))
                            .isPresent();
            if (!more || !plan.runs().keepsPlace() || parts.time().nanos() - began > LINGER_NS) {
                return;
            }
            try (Reader reader = open(planned.lastSeen())) {
                readAll(reader, stage, delivery);
            }
        }
    }

    /** Reads to the end; a reading that fails is begun again as often as allowed, where it can go on. */
    private void readAll(Reader first, TransformStage stage, Delivery delivery) {
        Optional<Fault> failure = read(first, stage, delivery);
        for (int again = 0; failure.isPresent(); again++) {
            if (again >= plan.pump().errors().maxReadRetries()) {
                throw failure.get();
            }
            stop.pause(plan.pump().errors().readRetryDelay());
            if (stop.isAsked()) {
                return;
            }
            try (Reader reader = open(placeToGoOn())) {
                failure = read(reader, stage, delivery);
            }
        }
    }

    private Optional<Value> placeToGoOn() {
        return remembersEachBatch() ? planned.lastSeen().or(() -> since) : since;
    }

    /** Reads until the end or a stop; gives why reading failed, with everything before it written. */
    private Optional<Fault> read(Reader reader, TransformStage stage, Delivery delivery) {
        while (!stop.isAsked()) {
            List<Sourced> batch;
            try {
                batch = guarded(
                        () -> measures.during(RunMeasures.Part.SOURCE, () -> reader.nextBatch(plan.batchSize())));
            } catch (Fault fault) {
                stage.drain(done -> deliver(done, delivery));
                return Optional.of(fault);
            }
            if (batch.isEmpty()) {
                break;
            }
            anything = true;
            counters.read(batch.size());
            giveWay();
            stage.push(batch, planAfter(batch, reader), done -> deliver(done, delivery));
        }
        stage.drain(done -> deliver(done, delivery));
        sourcePopulated = reader.populated().orElse(true);
        if (!stop.isAsked()) {
            seenToEnd(reader);
        }
        return Optional.empty();
    }

    /** A full run in the background stops for an incremental one, but not before it has come some way. */
    private void giveWay() {
        if (++batches >= WORTH_ITS_WHILE && stop.isInTheWay() && kind == RunKind.FULL && full.givesWay()) {
            stop.ask();
        }
    }

    /** What will be remembered after the batch; empty if only the end of the run is a place to go on from. */
    private Optional<PipeMemory> planAfter(List<Sourced> batch, Reader reader) {
        if (!plan.runs().keepsPlace()) {
            return Optional.empty();
        }
        switch (continuation) {
            case CHRONOLOGICAL -> {
                Value last = reader.next().orElse(batch.getLast().updated());
                if (!(last instanceof NullValue)) {
                    hasToken = true;
                    planned = planned.withLastSeen(Optional.of(last));
                }
            }
            case MAX -> batch.forEach(entity -> planned = planned.withLastSeen(greater(entity.updated())));
            case NONE -> {
                return Optional.empty();
            }
        }
        return remembersEachBatch() || keepsFullPlace() && hasToken ? Optional.of(planned) : Optional.empty();
    }

    private boolean remembersEachBatch() {
        return continuation == Continuation.CHRONOLOGICAL && (kind != RunKind.FULL || firstFilling);
    }

    private boolean keepsFullPlace() {
        return kind == RunKind.FULL && !firstFilling && full.isKept();
    }

    private Optional<Value> greater(Value token) {
        Optional<Value> held = planned.lastSeen();
        if (token instanceof NullValue
                || held.filter(value -> value.compareTo(token) >= 0).isPresent()) {
            return held;
        }
        return Optional.of(token);
    }

    private void seenToEnd(Reader reader) {
        if (continuation == Continuation.CHRONOLOGICAL && plan.runs().keepsPlace()) {
            reader.next().ifPresent(next -> planned = planned.withLastSeen(Optional.of(next)));
        }
    }

    private void deliver(Batch batch, Delivery delivery) {
        Optional<PipeMemory> after = batch.after().filter(_ -> remembersEachBatch());
        measures.during(RunMeasures.Part.SINK, () -> {
            delivery.deliver(batch, after.map(this::progress).orElse(Progress.NONE));
            return batch;
        });
        if (loggedAt.isEmpty() && counters.out() > 0) {
            loggedAt = OptionalLong.of(log.started(kind, started));
        }
        after.filter(_ -> remembersAtOnce).ifPresent(now -> memory = now);
        if (keepsFullPlace()) {
            batch.after().ifPresent(now -> full.reached(now, delivery.landing()));
        }
    }

    private void follow(Tracking tracking, TransformStage stage, Delivery delivery) {
        tracking.follow(planned.tracked(), (entities, tracked) -> {
            anything = true;
            planned = planned.withTracked(tracked);
            counters.read(entities.size());
            stage.push(entities, Optional.of(planned), done -> deliver(done, delivery));
            return !stop.isAsked();
        });
        stage.drain(done -> deliver(done, delivery));
    }

    private Sourced latest(Sourced held) {
        return plan.datasetSource()
                .flatMap(DatasetSource::find)
                .flatMap(dataset -> dataset.latest(held.entity().id()))
                .map((EntityVersion version) -> new Sourced(version.entity(), IntegerValue.of(version.offset())))
                .orElse(held);
    }

    private void finish(Landing landing) {
        if (kind == RunKind.FULL && !anything && plan.runs().failIfEmpty()) {
            throw new Fault(HubCode.SOURCE_EMPTY, "the source holds nothing and must not be empty", "pipe", plan.id());
        }
        PipeMemory after = planned.withRetries(retries.unresolved()).afterRun(kind);
        Map<String, DictValue> states = new LinkedHashMap<>();
        states.put(memoryKey(plan.id()), after.toValue());
        if (kind == RunKind.FULL) {
            states.put(FullPlace.key(plan.id()), DictValue.EMPTY);
        }
        plan.datasetSink()
                .ifPresent(sink -> states.put(Completeness.key(sink.dataset()), Completeness.toValue(complete)));
        Progress last = new Progress(states);
        counters.finished(measures.during(RunMeasures.Part.SINK, () -> landing.finish(sourcePopulated, last)));
        memory = after;
    }

    private void rememberRetries() {
        if (memory.retries() != retries.unresolved()) {
            remember(memory.withRetries(retries.unresolved()));
        }
    }

    private void remember(PipeMemory now) {
        parts.store().putState(memoryKey(plan.id()), now.toValue());
        memory = now;
    }

    private Progress progress(PipeMemory after) {
        return Progress.of(memoryKey(plan.id()), after.toValue());
    }

    /** Whatever a source throws becomes a fault; what it did not foresee is the source's failure. */
    private <T> T guarded(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Fault fault) {
            if (fault.code().kind() == Kind.EXTERNAL) {
                log.readError(fault, parts.time().now());
            }
            throw fault;
        } catch (RuntimeException broken) {
            throw new Fault(HubCode.SOURCE_FAILED, broken, "the source failed", "pipe", plan.id(), "cause", broken);
        }
    }
}
