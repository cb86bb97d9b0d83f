package io.perseid.api;

import io.perseid.entity.DictValue;
import io.perseid.fault.Fault;
import io.perseid.http.JsonAnswer;
import io.perseid.hub.Hub;
import io.perseid.hub.HubCode;
import io.perseid.hub.Pipe;
import io.perseid.hub.PipeState;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunReport;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One run of all pipes, as a project's tests want it: everything from the start, then round after round until nothing
 * changes any more. One thread runs it; all others may look and stop it.
 */
final class RunAll {
    /** How far it is. */
    enum State {
        RUNNING,
        SUCCESS,
        FAILED,
        STOPPED
    }

    /**
     * What is wanted.
     *
     * @param reset whether pipes begin anew and their datasets are deleted first
     * @param deleteInputs whether that includes the datasets that receivers fill
     * @param extraRounds after the first round that changes nothing
     * @param maxRounds at most
     * @param maxTime at most
     */
    record Wanted(boolean reset, boolean deleteInputs, int extraRounds, int maxRounds, Duration maxTime) {}

    private final Hub hub;
    private final Store store;
    private final Time time;
    private final Wanted wanted;
    private final String token;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<DictValue> log = new ArrayList<>();
    private volatile boolean stopping;
    private volatile State state = State.RUNNING;
    private volatile String information = "";

    RunAll(Hub hub, Store store, Time time, Wanted wanted, String token) {
        this.hub = hub;
        this.store = store;
        this.time = time;
        this.wanted = wanted;
        this.token = token;
    }

    /** Runs to the end; never throws. */
    void run() {
        try {
            if (wanted.reset()) {
                reset();
            }
            state = rounds();
        } catch (Fault e) {
            information = e.getMessage() + " code=" + e.code().id();
            state = State.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            state = State.STOPPED;
        } finally {
            say("INFO", "ended with " + state + " " + information);
            ended.countDown();
        }
    }

    /** Asks it to end after the pipe that runs, and waits at most so long. */
    void stop(Duration timeout) {
        stopping = true;
        hub.pipes().stream().filter(RunAll::isRunning).forEach(Pipe::stop);
        try {
            ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    State state() {
        return state;
    }

    String token() {
        return token;
    }

    /** Why it failed; empty otherwise. */
    String information() {
        return information;
    }

    /** What it did, from a moment on. */
    List<DictValue> log(String since) {
        synchronized (log) {
            return log.stream()
                    .filter(line -> JsonAnswer.text(line.get("timestamp")).compareTo("\"" + since + "\"") > 0)
                    .toList();
        }
    }

    private void reset() throws InterruptedException {
        for (var pipe : hub.pipes()) {
            pipe.stop();
            pipe.awaitIdle();
            boolean keep = pipe.receives() && !wanted.deleteInputs();
            if (!keep) {
                pipe.sinkDataset().filter(this::isThere).ifPresent(hub::deleteDataset);
            }
            if (!pipe.receives()
                    && pipe.state() != PipeState.INVALID
                    && pipe.publishes().isEmpty()) {
                pipe.setLastSeen(Optional.empty());
            }
        }
        say("INFO", "all pipes begin anew");
    }

    private boolean isThere(String dataset) {
        return store.find(new DatasetName(dataset)).isPresent();
    }

    private State rounds() throws InterruptedException {
        long deadline = time.nanos() + wanted.maxTime().toNanos();
        int quiet = 0;
        for (int round = 1; quiet <= wanted.extraRounds(); round++) {
            long changes = 0;
            for (var pipe : hub.pipes()) {
                if (stopping) {
                    return State.STOPPED;
                }
                if (round > wanted.maxRounds() || time.nanos() > deadline) {
                    information = "something still changed after " + (round - 1) + " rounds";
                    return State.FAILED;
                }
                changes += run(pipe);
            }
            say("INFO", "round " + round + ": " + changes + " changes");
            quiet = changes == 0 ? quiet + 1 : 0;
        }
        return State.SUCCESS;
    }

    /** Runs one pipe and says how much it changed; 0 for one that has no runs. */
    private long run(Pipe pipe) throws InterruptedException {
        if (!started(pipe)) {
            return 0;
        }
        pipe.awaitIdle();
        var report = pipe.lastRun();
        if (report.filter(RunReport::failed).isPresent()) {
            throw new Fault(
                    HubCode.SOURCE_FAILED,
                    "a pipe failed: " + report.get().message(),
                    "pipe",
                    pipe.id(),
                    "cause",
                    report.get().code().orElse(""));
        }
        return report.map(run -> run.out() + run.deleted()).orElse(0L);
    }

    private static boolean started(Pipe pipe) throws InterruptedException {
        while (true) {
            try {
                pipe.start(RunKind.INCREMENTAL);
                return true;
            } catch (Fault e) {
                if (e.code() != HubCode.PIPE_RUNNING) {
                    return false;
                }
                pipe.awaitIdle();
            }
        }
    }

    private static boolean isRunning(Pipe pipe) {
        return pipe.state() == PipeState.RUNNING;
    }

    private void say(String level, String text) {
        synchronized (log) {
            log.add(JsonAnswer.object("timestamp", time.now().toString(), "loglevel", level, "logdata", text.strip()));
        }
    }
}
