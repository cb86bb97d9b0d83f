package io.perseid.store;

/**
 * What is known of one index.
 *
 * @param definition what the keys are computed from, as {@link IndexDefinition#definition}
 * @param entries pairs of key and version in the index
 * @param builtTo versions below this offset are in the index; equal to the dataset's next offset when it is ready
 */
public record IndexFigures(String name, String definition, State state, long entries, long builtTo) {
    /** Whether the index can be asked. */
    public enum State {
        /** It holds every newest version. */
        READY,
        /** It is being derived; it can't be asked yet. */
        BUILDING,
        /** Nobody has asked for it since the store was opened: it is not kept up to date, and may be dropped. */
        ORPHAN
    }
}
