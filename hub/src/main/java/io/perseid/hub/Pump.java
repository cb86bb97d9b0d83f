package io.perseid.hub;

import static java.util.Objects.requireNonNullElse;

import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Subscription;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one pipe: on demand, by its timetable, and at once when a dataset it reads has changed. One run at a time; what is asked for
 * during a run by a change is done after it. The states and what leads from one to the other stand in {@link PumpTable}.
 *
 * <p>Thread-safe. Lock order: the pump's own lock is the last one taken; runs, logs and signals are called without it.
 */
final class Pump {
    private static final System.Logger LOG = System.getLogger(Pump.class.getName());
    /** A failed pump isn't woken by changes sooner than this, so that a lasting failure doesn't fill its log. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private final PipePlan plan;
    private final RunParts parts;
    private final Executor threads;
    private final Runnable changed;
    private final ExecutionLog log;
    private final Timetable timetable;
    private final RateMeter rate;
    private final RunCounters total;
    private final RunTally tally = new RunTally();
    private final List<Subscription> subscriptions = new ArrayList<>();

    private final boolean reconfigured;
    private final Object deciding = new Object();

    // all under the lock
    private PipeState state = PipeState.IDLE;
    private String reason = "";
    private PipeMemory memory;
    private PumpState kept;
    private boolean signalled;
    private boolean inBackground;
    private boolean begun;
    private @Nullable StopSignal stop;
    private Optional<RunReport> last;
    private Optional<Instant> scheduledBefore = Optional.empty();
    private Instant calmUntil = Instant.EPOCH;

    /**
     * A pump at rest; {@link #begin} lets it go by its timetable.
     *
     * @param changed called after anything about the pump has changed; must be quick
     */
    Pump(
            PipePlan plan,
            RunParts parts,
            Executor threads,
            RandomGenerator chance,
            String fingerprint,
            Runnable changed) {
        this.plan = plan;
        this.parts = parts;
        this.threads = threads;
        this.changed = changed;
        this.log = new ExecutionLog(parts.store(), parts.mask(), plan.id());
        this.timetable = new Timetable(plan.pump(), chance);
        this.rate = new RateMeter(parts.time());
        this.total = new RunCounters(rate);
        this.last = log.lastRun();
        this.memory = PipeMemory.of(parts.store().state(Run.memoryKey(plan.id())));
        PumpState before = PumpState.read(parts.store(), plan.id());
        this.kept =
                new PumpState(before.disabled(), before.comment(), before.nextRun(), before.nextRescan(), fingerprint);
        boolean same = before.fingerprint().equals(fingerprint);
        this.reconfigured = !same && !before.fingerprint().isEmpty();
        if (!same) {
            FullPlace.forget(parts.store(), plan.id());
        }
        boolean asap = plan.hasRuns()
                && (!same
                        || !memory.completed()
                        || memory.fullPending()
                        || plan.pump().runAtStartup()
                        || (plan.pump().runAtStartupIfNotPopulated() && !sinkPopulated()));
        if (plan.hasRuns()) {
            timetable.begin(parts.time().now(), before, same, asap);
        }
        if (before.disabled() || plan.pump().mode() == PumpSettings.Mode.OFF) {
            move(PumpEvent.DISABLE, before.disabled() ? before.comment() : "switched off by its configuration");
        }
    }

    private boolean sinkPopulated() {
        return plan.datasetSink()
                .flatMap(sink -> find(sink.dataset()))
                .filter(Dataset::populated)
                .isPresent();
    }

    /** From now on the pump runs by its timetable and on signals. */
    void begin() {
        synchronized (this) {
            begun = true;
        }
        plan.datasetSink()
                .filter(sink -> sink.populate() == DatasetSink.Populate.ONLOAD)
                .ifPresent(this::populate);
        if (plan.hasRuns() && plan.signalled()) {
            datasetsRead().forEach(name -> subscriptions.add(parts.signals().listen(name, this::signal)));
        }
    }

    private void populate(DatasetSink sink) {
        Dataset dataset = parts.store().openOrCreate(new DatasetName(sink.dataset()));
        if (!dataset.populated()) {
            DatasetLanding.open(sink, dataset, false, () -> parts.signals().changed(sink.dataset()))
                    .close();
        }
    }

    /** The datasets whose changes concern the pipe. */
    Set<String> datasetsRead() {
        Set<String> names = new TreeSet<>();
        plan.datasetSource().ifPresent(source -> names.add(source.dataset()));
        plan.steps().forEach(step -> names.addAll(step.datasetsRead()));
        plan.datasetSink().ifPresent(sink -> names.remove(sink.dataset()));
        return names;
    }

    // ---- what starts runs

    /** A dataset that the pipe reads has changed. */
    private void signal() {
        synchronized (this) {
            if (!begun || plan.pump().mode() != PumpSettings.Mode.SCHEDULED) {
                return;
            }
            if (state == PipeState.FAILED && parts.time().now().isBefore(calmUntil)) {
                timetable.noLaterThan(calmUntil);
                return;
            }
            if (state == PipeState.RUNNING || state == PipeState.STOPPING) {
                signalled = true;
                giveWay();
                return;
            }
        }
        tryBegin(RunKind.INCREMENTAL, false);
    }

    /** A full run in the background lets what waits go first. Under the lock. */
    private void giveWay() {
        if (inBackground && stop != null) {
            stop.giveWay();
        }
    }

    /** Runs if something is due. */
    void tick(Instant now) {
        RunKind kind;
        synchronized (this) {
            boolean rescan =
                    timetable.nextRescan().filter(at -> !at.isAfter(now)).isPresent();
            boolean run = timetable.nextRun().filter(at -> !at.isAfter(now)).isPresent();
            if (inBackground && run) {
                timetable.ended(now);
                signalled = true;
                giveWay();
                return;
            }
            if (!begun
                    || (!rescan && !run)
                    || PumpTable.after(state, PumpEvent.BEGIN).isEmpty()) {
                return;
            }
            kind = rescan ? RunKind.FULL : scheduledKind();
        }
        tryBegin(kind, false);
    }

    private RunKind scheduledKind() {
        PumpSettings pump = plan.pump();
        if (pump.rescanRunCount() > 0 && memory.runsSinceFull() + 1 >= pump.rescanRunCount()) {
            return RunKind.FULL;
        }
        boolean partial =
                pump.partialRescanRunCount() > 0 && memory.runsSincePartial() + 1 >= pump.partialRescanRunCount();
        return partial ? RunKind.PARTIAL : RunKind.INCREMENTAL;
    }

    /** When the pump wants to be {@linkplain #tick ticked}; empty if only somebody's wish or a signal starts it. */
    synchronized Optional<Instant> next() {
        if (inBackground) {
            return begun ? timetable.nextRun() : Optional.empty();
        }
        return begun && PumpTable.after(state, PumpEvent.BEGIN).isPresent() ? timetable.next() : Optional.empty();
    }

    /** Starts a run now, because somebody wants it. */
    void start(RunKind kind) {
        if (!plan.hasRuns()) {
            throw new Fault(
                    HubCode.PIPE_HAS_NO_RUNS, "the pipe is fed or read over HTTP and has no runs", "pipe", plan.id());
        }
        if (heldBack().filter(HeldBack::isTripped).isPresent()) {
            throw new Fault(
                    HubCode.CIRCUIT_BREAKER_TRIPPED,
                    "the circuit breaker has tripped: commit or roll back first",
                    "pipe",
                    plan.id(),
                    "reason",
                    heldBack().get().message());
        }
        synchronized (this) {
            switch (state) {
                case DISABLED -> throw new Fault(HubCode.PIPE_DISABLED, "the pump is switched off", "pipe", plan.id());
                case RUNNING, STOPPING ->
                    throw new Fault(HubCode.PIPE_RUNNING, "a run of the pipe is going on", "pipe", plan.id());
                case CLOSED -> throw new Fault(HubCode.HUB_CLOSING, "the pipe is closed", "pipe", plan.id());
                case IDLE, FAILED, WAITING, INVALID -> {}
            }
        }
        tryBegin(kind, true);
    }

    private void tryBegin(RunKind kind, boolean demanded) {
        Optional<String> missing = missing();
        StopSignal signal = new StopSignal();
        synchronized (this) {
            if (missing.isPresent()) {
                timetable.ended(parts.time().now());
                move(PumpEvent.WAIT, missing.get());
                return;
            }
            if (!move(PumpEvent.BEGIN, "")) {
                return;
            }
            stop = signal;
            signalled = false;
            inBackground = kind == RunKind.FULL
                    && memory.completed()
                    && memory.lastSeen().isPresent()
                    && new FullProgress(plan, parts.store()).givesWay();
            if (inBackground) {
                timetable.ended(parts.time().now());
            }
            scheduledBefore = timetable.nextRun();
        }
        threads.execute(() -> run(kind, signal, demanded));
    }

    /** The first dataset that the pipe waits for, in words; empty if it can run. */
    Optional<String> missing() {
        if (heldBack().filter(HeldBack::isTripped).isPresent()) {
            return Optional.of("waits for somebody to commit or roll back what its circuit breaker holds back: "
                    + heldBack().get().message());
        }
        if (plan.datasetSource().filter(source -> source.find().isEmpty()).isPresent()) {
            return Optional.of(
                    "waits for the dataset " + plan.datasetSource().get().dataset() + ", which does not exist yet");
        }
        return plan.awaits().stream()
                .sorted()
                .filter(name -> find(name).filter(Dataset::populated).isEmpty())
                .findFirst()
                .map(name -> "waits for the dataset " + name
                        + (find(name).isEmpty() ? ", which does not exist yet" : ", which is not populated yet"));
    }

    // ---- a run

    private void run(RunKind wanted, StopSignal signal, boolean demanded) {
        Instant started = parts.time().now();
        var counters = new RunCounters(total);
        if (wanted == RunKind.FULL) {
            synchronized (this) {
                timetable.rescanned(started);
            }
        }
        var run = new Run(plan, parts, memory(), log, counters, signal);
        Optional<Fault> failure = Optional.empty();
        boolean ended = false;
        tally.began();
        try {
            ended = run.execute(wanted);
            if (!ended) {
                LOG.log(Level.DEBUG, "run stopped pipe={0}", plan.id());
            }
        } catch (Fault fault) {
            failure = Optional.of(fault);
        } catch (RuntimeException | Error broken) {
            LOG.log(Level.ERROR, "run broke pipe=" + plan.id(), broken);
            failure = Optional.of(
                    new Fault(HubCode.RUN_BROKEN, broken, "the run broke", "pipe", plan.id(), "cause", broken));
        }
        if (counters.out() > 0) {
            parts.compactor().wrote(plan);
        }
        tally.ended(failure.isPresent(), !ended);
        rate.reset();
        var report = report(run.kind(), started, counters, failure);
        end(run, report, failure, demanded);
    }

    private RunReport report(RunKind kind, Instant started, RunCounters counters, Optional<Fault> failure) {
        return new RunReport(
                kind,
                started,
                parts.time().now(),
                counters.in(),
                counters.out(),
                counters.unchanged(),
                counters.filtered(),
                counters.deleted(),
                counters.errors(),
                failure.map(fault -> fault.code().id()),
                failure.map(fault -> parts.mask().masked(requireNonNullElse(fault.getMessage(), "")))
                        .orElse(""));
    }

    private void end(Run run, RunReport report, Optional<Fault> failure, boolean demanded) {
        Optional<Instant> next;
        synchronized (this) {
            timetable.ended(report.ended());
            next = timetable.next();
        }
        record(report, run, next, demanded);
        boolean again;
        boolean rescanWaits;
        synchronized (this) {
            memory = run.memory();
            last = Optional.of(report);
            kept = kept.withNext(timetable.nextRun(), timetable.nextRescan());
            kept.write(parts.store(), plan.id());
            stop = null;
            inBackground = false;
            if (failure.isPresent()) {
                calmUntil = report.ended().plus(CALM);
                move(PumpEvent.FAIL, report.message());
            } else {
                boolean off = state == PipeState.STOPPING && kept.disabled();
                move(PumpEvent.COMPLETE, "");
                if (off) {
                    move(PumpEvent.DISABLE, kept.comment());
                }
            }
            again = signalled && failure.isEmpty() && state == PipeState.IDLE;
            rescanWaits = report.kind() != RunKind.FULL
                    && memory.fullPending()
                    && failure.isEmpty()
                    && state == PipeState.IDLE
                    && begun;
            notifyAll();
        }
        if (again) {
            tryBegin(RunKind.INCREMENTAL, false);
        } else if (rescanWaits) {
            tryBegin(RunKind.FULL, false);
        }
    }

    private void record(RunReport report, Run run, Optional<Instant> next, boolean demanded) {
        boolean noop = plan.pump().logChangesOnly()
                ? report.out() == 0 && report.errors() == 0
                : report.in() == 0 && report.errors() == 0;
        if (report.failed() || demanded || !noop || plan.pump().logNoopRuns()) {
            try {
                long at = run.loggedAt().orElseGet(() -> log.started(report.kind(), report.started()));
                log.ended(report, at, run.memory().retries(), next, run.measures());
            } catch (Fault fault) {
                LOG.log(Level.WARNING, "run can't be recorded pipe=" + plan.id() + " " + fault.getMessage());
            }
        }
    }

    // ---- operations

    /** Asks the run to stop. */
    void stop() {
        synchronized (this) {
            if (stop != null) {
                stop.ask();
                move(PumpEvent.STOP, "");
            }
        }
    }

    /** Switches the pump off. */
    void disable(String comment) {
        synchronized (this) {
            kept = kept.withDisabled(true, comment);
            kept.write(parts.store(), plan.id());
            stop();
            move(PumpEvent.DISABLE, comment);
        }
        log.operation("pump-disabled", parts.time().now(), comment);
    }

    /** Switches the pump on. */
    void enable(String comment) {
        synchronized (this) {
            kept = kept.withDisabled(false, "");
            kept.write(parts.store(), plan.id());
            if (move(PumpEvent.ENABLE, "") && plan.hasRuns()) {
                timetable.noLaterThan(parts.time().now());
            }
        }
        log.operation("pump-enabled", parts.time().now(), comment);
    }

    /** No run begins any more; one that goes on is asked to stop, and waited for. */
    void close() throws InterruptedException {
        subscriptions.forEach(Subscription::close);
        synchronized (this) {
            begun = false;
            stop();
        }
        awaitIdle();
        synchronized (this) {
            move(PumpEvent.CLOSE, "");
        }
    }

    /** Waits until no run goes on. */
    synchronized void awaitIdle() throws InterruptedException {
        while (state == PipeState.RUNNING || state == PipeState.STOPPING) {
            wait();
        }
    }

    /** Changes what the pipe remembers, between runs. */
    void change(String event, UnaryOperator<PipeMemory> how) {
        synchronized (this) {
            if (state == PipeState.RUNNING || state == PipeState.STOPPING) {
                throw new Fault(HubCode.PIPE_RUNNING, "a run of the pipe is going on", "pipe", plan.id());
            }
            memory = how.apply(memory);
            parts.store().putState(Run.memoryKey(plan.id()), memory.toValue());
        }
        log.operation(event, parts.time().now(), "");
        changed.run();
    }

    /**
     * Decides about what the circuit breaker holds back.
     *
     * @throws Fault with {@link HubCode#CIRCUIT_BREAKER_NOT_TRIPPED} if that is nothing
     */
    void decide(boolean commit) {
        synchronized (deciding) {
            HeldBack held = heldBack()
                    .filter(HeldBack::isTripped)
                    .orElseThrow(() -> new Fault(
                            HubCode.CIRCUIT_BREAKER_NOT_TRIPPED,
                            "the circuit breaker has not tripped",
                            "pipe",
                            plan.id()));
            if (commit) {
                held.commit();
            } else {
                held.rollBack();
            }
            change(
                    commit ? "circuit-breaker-committed" : "circuit-breaker-rolled-back",
                    _ -> PipeMemory.of(parts.store().state(Run.memoryKey(plan.id()))));
        }
        plan.datasetSink().ifPresent(sink -> parts.signals().changed(sink.dataset()));
        if (plan.hasRuns()) {
            synchronized (this) {
                timetable.noLaterThan(parts.time().now());
            }
            changed.run();
        }
    }

    private Optional<HeldBack> heldBack() {
        return plan.datasetSink().map(sink -> new HeldBack(parts.store(), sink.dataset()));
    }

    /** Forgets which entities could not be written. */
    void discardRetries() {
        change("pump-discard-retries", held -> {
            RetrySet.read(log, true).discard();
            return held.withRetries(0);
        });
    }

    // ---- what is going on

    /** What the pipe remembers. */
    synchronized PipeMemory memory() {
        return memory;
    }

    synchronized PipeState state() {
        return state;
    }

    /** Why it is in its state; empty if that needs no words. */
    synchronized String reason() {
        return reason;
    }

    /** The last run, also of a life of the node before this one. */
    synchronized Optional<RunReport> last() {
        return last;
    }

    /** What was done since the pump was made, and what is before it. */
    PumpCounts counts() {
        PipeMemory now;
        Optional<Instant> before;
        synchronized (this) {
            now = memory;
            before = scheduledBefore;
        }
        long tracking = now.tracked().entrySet().stream()
                .mapToLong(entry -> find(entry.getKey())
                        .map(dataset -> Math.max(0, dataset.nextOffset() - 1 - entry.getValue()))
                        .orElse(0L))
                .sum();
        return new PumpCounts(
                tally.started(),
                tally.completed(),
                tally.failed(),
                tally.interrupted(),
                now.retries(),
                total.deletionTracked(),
                tracking,
                heldBack().filter(HeldBack::isTripped).isPresent(),
                before);
    }

    synchronized Optional<Instant> nextRun() {
        return PumpTable.after(state, PumpEvent.BEGIN).isPresent() ? timetable.nextRun() : Optional.empty();
    }

    synchronized boolean isDisabled() {
        return kept.disabled();
    }

    /** True if its last run had another configuration. */
    boolean isReconfigured() {
        return reconfigured;
    }

    PipePlan plan() {
        return plan;
    }

    ExecutionLog log() {
        return log;
    }

    /** Everything done since the pump was made. */
    RunCounters total() {
        return total;
    }

    RateMeter rate() {
        return rate;
    }

    private Optional<Dataset> find(String name) {
        return parts.store().find(new DatasetName(name));
    }

    /** The one place where the state changes. */
    private boolean move(PumpEvent event, String why) {
        Optional<PipeState> to = PumpTable.after(state, event);
        to.ifPresent(next -> {
            state = next;
            reason = why;
            changed.run();
        });
        return to.isPresent();
    }
}
