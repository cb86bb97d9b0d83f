package io.perseid.time;

import java.time.Instant;

/** The time of day for people, and a steady count of nanoseconds for intervals. Thread-safe. */
public interface Time {
    /** The time of day; may jump when somebody sets the machine's clock. */
    Instant now();

    /** Nanoseconds since some fixed moment; never goes back. Only differences mean anything. */
    long nanos();

    /** The machine's clocks. */
    static Time system() {
        return SystemTime.SYSTEM;
    }
}
