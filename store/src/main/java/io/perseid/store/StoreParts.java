package io.perseid.store;

import io.perseid.time.Time;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What all datasets of a store share. */
record StoreParts(
        Engine engine,
        SipHash hash,
        Time time,
        Counters counters,
        AtomicLong cacheBudget,
        DiskReserve reserve,
        Readers readers) {
    long nowMicros() {
        Instant now = time.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
