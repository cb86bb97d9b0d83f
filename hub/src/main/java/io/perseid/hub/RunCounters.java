package io.perseid.hub;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one run, or all runs of a pipe, have done so far. Thread-safe. */
final class RunCounters {
    private final LongAdder in = new LongAdder();
    private final LongAdder out = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder deleted = new LongAdder();
    private final LongAdder deletionTracked = new LongAdder();
    private final LongAdder errors = new LongAdder();

    private final @Nullable RunCounters whole;
    private final @Nullable RateMeter rate;

    /** Counters of one run, which also count in those of the whole. */
    RunCounters(RunCounters whole) {
        this.whole = whole;
        this.rate = null;
    }

    /** Counters of a whole, which also feed a rate. */
    RunCounters(RateMeter rate) {
        this.whole = null;
        this.rate = rate;
    }

    void read(long count) {
        in.add(count);
        if (rate != null) {
            rate.add(count);
        }
        if (whole != null) {
            whole.read(count);
        }
    }

    void wrote(WriteResult result) {
        if (whole != null) {
            whole.wrote(result);
        }
        out.add(result.written());
        unchanged.add(result.unchanged());
        deleted.add(result.deleted());
        filtered.add(result.filtered());
    }

    /** What the end of a full run deleted, since the run did not see it. */
    void finished(WriteResult deletes) {
        wrote(deletes);
        countTracked(deletes.deleted());
    }

    private void countTracked(long count) {
        if (whole != null) {
            whole.countTracked(count);
        }
        deletionTracked.add(count);
    }

    void failed() {
        if (whole != null) {
            whole.failed();
        }
        errors.increment();
    }

    long in() {
        return in.sum();
    }

    long out() {
        return out.sum();
    }

    long unchanged() {
        return unchanged.sum();
    }

    long filtered() {
        return filtered.sum();
    }

    long deleted() {
        return deleted.sum();
    }

    long deletionTracked() {
        return deletionTracked.sum();
    }

    long errors() {
        return errors.sum();
    }

    /** True if nothing was read, written or failed. */
    boolean isNothing() {
        return in() == 0 && out() == 0 && errors() == 0;
    }
}
