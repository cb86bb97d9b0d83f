package io.perseid.testkit;

import io.perseid.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until the test moves it. Thread-safe. */
public final class SettableTime implements Time {
    private Instant now;
    private long nanos;

    /** A clock that shows the given time. */
    public SettableTime(Instant start) {
        this.now = start;
    }

    /** A clock that shows noon of the first of June 2025. */
    public static SettableTime atNoon() {
        return new SettableTime(Instant.parse("2025-06-01T12:00:00Z"));
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** Lets time pass. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    /** Sets the time of day, as somebody who turns the machine's clock would; the count of nanoseconds stays. */
    public synchronized void set(Instant time) {
        now = time;
    }
}
