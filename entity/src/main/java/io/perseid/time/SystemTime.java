package io.perseid.time;

import java.time.Instant;

/** The machine's clocks. */
enum SystemTime implements Time {
    SYSTEM;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
