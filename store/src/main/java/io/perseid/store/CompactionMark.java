package io.perseid.store;

/**
 * How far compactions of a dataset have come: the next one goes on there instead of looking at everything again. Belongs to one
 * policy; when that keeps less than before, the dataset must be looked at from the {@link #START}.
 *
 * @param superseded the first version that was not yet looked at for what it pushes out
 * @param forgotten the first version that was not yet looked at for being an old delete
 */
public record CompactionMark(long superseded, long forgotten) {
    /** Nothing was looked at. */
    public static final CompactionMark START = new CompactionMark(0, 0);

    CompactionMark withSuperseded(long offset) {
        return new CompactionMark(offset, forgotten);
    }

    CompactionMark withForgotten(long offset) {
        return new CompactionMark(superseded, offset);
    }
}
