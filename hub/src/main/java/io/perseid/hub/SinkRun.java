package io.perseid.hub;

import java.util.List;

/**
 * The writing of one run. Used by one thread at a time; ends with {@link #finish} or {@link #abandon}, then {@link #close}.
 */
public interface SinkRun extends AutoCloseable {
    /**
     * Writes the batch, all of it or as much as can't be undone. When it fails the run writes the same batch again, and then its
     * entities one by one, so writing an entity a second time must do no harm.
     *
     * @param batch at most as many as the pipe's `batch_size`
     * @throws io.perseid.fault.Fault if some of the batch may not have been written
     */
    WriteResult write(List<Item> batch);

    /** Everything was read and written. Of a full run: what was not seen is gone from the source. */
    default void finish() {}

    /** The run stops before its end: nothing may be deleted because it was not seen. */
    default void abandon() {}

    @Override
    default void close() {}
}
