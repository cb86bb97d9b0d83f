package io.perseid.entity;

/**
 * One version of an entity in the log of a dataset.
 *
 * @param offset its number in the log ({@code _updated}), from 0
 * @param previous the offset of the version it replaced; -1 if it is the first
 * @param storedAtMicros when it was stored, in microseconds since 1970
 * @param hash the hash of its content
 */
public record EntityVersion(Entity entity, long offset, long previous, long storedAtMicros, ContentHash hash) {
    /** What {@link #previous} is when there is none. */
    public static final long NO_PREVIOUS = -1;

    /** The version as a reader of the dataset gets it from a source: its offset is the sequence token. */
    public Sourced sourced() {
        return new Sourced(entity, IntegerValue.of(offset));
    }
}
