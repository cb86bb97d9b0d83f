package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import java.util.Map;

/**
 * Which entities a full run has seen, by the offset they had when it began. Later offsets were written during the run, so
 * they count as seen. Not thread-safe: used under the dataset's lock.
 */
final class SeenMarks {
    private final long start;
    private final Offsets seen;
    private long unseen;

    /**
     * Nothing seen yet.
     *
     * @param start the dataset's next offset as the run begins
     * @param existing how many ids exist then
     */
    SeenMarks(long start, long existing) {
        this(start, existing, new Offsets());
    }

    private SeenMarks(long start, long unseen, Offsets seen) {
        this.start = start;
        this.unseen = unseen;
        this.seen = seen;
    }

    /** What is known now, to go on with later. */
    DictValue toValue() {
        return DictValue.of(
                Map.of("start", IntegerValue.of(start), "unseen", IntegerValue.of(unseen), "seen", seen.toValue()));
    }

    /** The marks that a value was made of. */
    static SeenMarks of(DictValue value) {
        return new SeenMarks(
                ((IntegerValue) value.get("start")).longValue(),
                ((IntegerValue) value.get("unseen")).longValue(),
                Offsets.of((DictValue) value.get("seen")));
    }

    void seen(Newest newest) {
        if (newest.offset() < start && seen.add(newest.offset()) && !newest.deleted()) {
            unseen--;
        }
    }

    boolean isSeen(Newest newest) {
        return newest.offset() >= start || seen.contains(newest.offset());
    }

    /** How many existing ids the run has not seen. */
    long unseen() {
        return unseen;
    }
}
