package io.perseid.hub;

import io.perseid.time.Time;
import java.util.Arrays;

/** How many a second over the last five whole seconds. Thread-safe. */
final class RateMeter {
    private static final int SECONDS = 5;
    private static final long NS = 1_000_000_000L;

    private final Time time;
    private final long[] counts = new long[SECONDS + 1];
    private final long[] seconds = new long[SECONDS + 1];

    RateMeter(Time time) {
        this.time = time;
    }

    /** So many more, now. */
    synchronized void add(long count) {
        long second = Math.floorDiv(time.nanos(), NS);
        int slot = (int) Math.floorMod(second, (long) counts.length);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot] += count;
    }

    /** Nothing goes on any more: the rate is zero at once. */
    synchronized void reset() {
        Arrays.fill(counts, 0);
    }

    /** The rate now; zero five seconds after the last came. */
    synchronized double perSecond() {
        long now = Math.floorDiv(time.nanos(), NS);
        long sum = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (seconds[slot] < now && seconds[slot] >= now - SECONDS) {
                sum += counts[slot];
            }
        }
        return (double) sum / SECONDS;
    }
}
