package io.perseid.hub;

import io.perseid.entity.EntityId;
import io.perseid.store.Progress;
import java.util.List;

/**
 * Where the entities of one run land, together with what the pipe remembers of having sent them. Used by one thread at a time; ends
 * with {@link #finish} or {@link #abandon}, then {@link #close}.
 */
sealed interface Landing extends AutoCloseable permits DatasetLanding, SystemLanding {
    /**
     * Writes a batch.
     *
     * @param progress what to remember once the batch is written; in the same atomic write where that can be
     */
    WriteResult write(List<Item> batch, Progress progress);

    /** The id stays, though the entity could not be written. */
    void seen(EntityId id);

    /** Everything was read and written. Gives the number of entities deleted because they were not seen. */
    WriteResult finish(boolean sourcePopulated, Progress progress);

    /** The run stops before its end; nothing is deleted. */
    void abandon();

    @Override
    void close();
}
