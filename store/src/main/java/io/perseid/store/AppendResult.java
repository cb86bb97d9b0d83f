package io.perseid.store;

/**
 * What one append did.
 *
 * @param appended versions written; {@code deleted} of them are deletes
 * @param unchanged entities that were as the dataset holds them already, and filtered ones it doesn't hold
 * @param deleted versions written that are deletes
 * @param nextOffset the dataset's next offset after the append; the versions written lie directly below it
 */
public record AppendResult(int appended, int unchanged, int deleted, long nextOffset) {
    /** The offset of the first version written; {@link #nextOffset} if none was. */
    public long firstOffset() {
        return nextOffset - appended;
    }
}
