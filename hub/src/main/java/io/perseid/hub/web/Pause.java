package io.perseid.hub.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits between two tries. */
interface Pause {
    /** Waits that long; ends early, with the thread's mark set again, when the thread is interrupted. */
    void last(Duration duration);

    /** The pause that takes its time. */
    static Pause real() {
        return duration -> {
            try {
                if (new Semaphore(0).tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("a permit nobody gave");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
