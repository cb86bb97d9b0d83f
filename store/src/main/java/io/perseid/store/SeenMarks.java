package io.perseid.store;

/**
 * Which entities a full run has seen, by the offset they had when it began. Later offsets were written during the run, so
 * they count as seen. Not thread-safe: used under the dataset's lock.
 */
final class SeenMarks {
    private final long start;
    private final Offsets seen = new Offsets();
    private long unseen;

    /**
     * Nothing seen yet.
     *
     * @param start the dataset's next offset as the run begins
     * @param existing how many ids exist then
     */
    SeenMarks(long start, long existing) {
        this.start = start;
        this.unseen = existing;
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
