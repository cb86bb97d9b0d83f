package io.perseid.hub;

import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import java.util.List;
import java.util.Optional;

/** One reading of a source. Not thread-safe; closed by the run that opened it, whatever happened. */
public interface Reader extends AutoCloseable {
    /**
     * The next entities in the order of the source; empty only at the end. May block.
     *
     * @param max how many at most; a reader may give fewer, to bound the bytes held or because more are not there yet
     * @throws io.perseid.fault.Fault if reading fails: the run ends and nothing is deleted downstream
     */
    List<Sourced> nextBatch(int max);

    /** Where to go on reading after everything read so far, for a source that knows better than its last entity's token. */
    default Optional<Value> next() {
        return Optional.empty();
    }

    /** Whether the source holds a full view of what it stands for; empty if it can't tell. */
    default Optional<Boolean> populated() {
        return Optional.empty();
    }

    /** Names this life of the source: another name means it was made anew and must be read from its beginning. */
    default Optional<String> generation() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
