package io.perseid.hub;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a run to stop, and wakes it where it waits. Thread-safe. */
final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean inTheWay;

    /** The run should stop. */
    void ask() {
        asked.countDown();
    }

    /** Something more urgent waits: the run should stop once it has done something worth its while. */
    void giveWay() {
        inTheWay = true;
    }

    /** True if something more urgent waits. */
    boolean isInTheWay() {
        return inTheWay;
    }

    /** True if the run should stop. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits so long, or until the run should stop. */
    void pause(Duration length) {
        if (!length.isZero()) {
            try {
                var ended = asked.await(length.toNanos(), TimeUnit.NANOSECONDS);
                if (ended) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ask();
            }
        }
    }
}
