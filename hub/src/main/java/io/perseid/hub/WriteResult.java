package io.perseid.hub;

/**
 * What became of a batch.
 *
 * @param written how many were new or different and are now there
 * @param unchanged how many were there already as they are
 * @param deleted how many of the written were deletions
 * @param filtered how many were dropped because a transform had filtered them out
 */
public record WriteResult(long written, long unchanged, long deleted, long filtered) {
    /** Nothing happened. */
    public static final WriteResult NOTHING = new WriteResult(0, 0, 0, 0);

    /** So many entities written, for a sink that knows no more. */
    public static WriteResult written(long count) {
        return new WriteResult(count, 0, 0, 0);
    }

    /** Both together. */
    public WriteResult plus(WriteResult other) {
        return new WriteResult(
                written + other.written,
                unchanged + other.unchanged,
                deleted + other.deleted,
                filtered + other.filtered);
    }
}
