package io.perseid.hub;

import io.perseid.entity.EntityId;
import io.perseid.fault.Fault;
import io.perseid.store.Progress;
import java.util.List;

/**
 * Where the entities of one run land, together with what the pipe remembers of having sent them. Used by one thread at a time; ends
 * with {@link #finish} or {@link #abandon}, then {@link #close}.
 */
sealed interface Landing extends AutoCloseable permits DatasetLanding, GuardedLanding, SystemLanding {
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

    /** Whether what is written is there at once, and the pipe's progress with it; otherwise both come with the end of the run. */
    default boolean remembersAtOnce() {
        return true;
    }

    /** A rule has tripped the circuit breaker, and the run stops. */
    default void tripped(Fault why) {
        abandon();
    }

    /** The run stops before its end; nothing is deleted. */
    void abandon();

    @Override
    void close();
}
