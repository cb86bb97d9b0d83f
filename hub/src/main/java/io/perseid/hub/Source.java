package io.perseid.hub;

/**
 * Where a pipe gets its entities: a table, a file, a dataset, another system's API.
 *
 * <p>Thread-safe: built once when the configuration is loaded, without touching what it reads from; opened once for each run.
 */
public interface Source extends AutoCloseable {
    /** What it promises about its sequence tokens; never changes. */
    SourceTraits traits();

    /**
     * Begins to read. May block.
     *
     * @throws io.perseid.fault.Fault of the kind EXTERNAL or RESOURCE if what it reads from doesn't answer or refuses
     */
    Reader open(ReadFrom from);

    /** Whether a full reading that was cut off may go on after the last token it gave, and so miss nothing that is still there. */
    default boolean resumesFull() {
        SourceTraits traits = traits();
        return traits.supportsSince() && traits.chronological() && traits.chronologicalFull();
    }

    /** Frees what is kept between runs; nothing by default. */
    @Override
    default void close() {}
}
