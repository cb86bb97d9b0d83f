package io.perseid.hub;

import java.util.concurrent.atomic.LongAdder;

/** How many runs began, and how they ended. Thread-safe. */
final class RunTally {
    private final LongAdder started = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder interrupted = new LongAdder();

    void began() {
        started.increment();
    }

    void ended(boolean withFailure, boolean stopped) {
        if (withFailure) {
            failed.increment();
        } else if (stopped) {
            interrupted.increment();
        } else {
            completed.increment();
        }
    }

    long started() {
        return started.sum();
    }

    long completed() {
        return completed.sum();
    }

    long failed() {
        return failed.sum();
    }

    long interrupted() {
        return interrupted.sum();
    }
}
