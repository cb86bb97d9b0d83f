package io.perseid.hub;

/** Writes entities one after the other in one form. Not thread-safe. */
public interface EntityWriter extends AutoCloseable {
    /** Writes one entity that was not filtered out. */
    void write(Item item);

    /** Ends what was begun and flushes it. */
    @Override
    void close();
}
