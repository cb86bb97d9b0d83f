package io.perseid.store.backup;

/** Who is told how far a backup or a restore is; may end it by throwing. Called often, on the thread that does the work. */
@FunctionalInterface
public interface BackupProgress {
    /** Nobody. */
    BackupProgress NONE = (_, _, _) -> {};

    /**
     * Called after each piece.
     *
     * @param step what is done, in one word
     * @param done how much of it, in bytes or entities
     * @param total how much there is; 0 if that is not known
     */
    void at(String step, long done, long total);
}
