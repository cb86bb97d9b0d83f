package io.perseid.store.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Another place that backups are copied to after they were taken. */
public interface OffSite {
    /**
     * Copies a backup that is on the local disk, proves the copy, and lets old ones go.
     *
     * @throws io.perseid.fault.Fault if it can't be reached, or the copy is not proved
     */
    void copy(Backups local, Backup backup, BackupProgress progress);

    /** What is there, the oldest first. */
    List<Described> list();

    /** To read backups from it. */
    BackupSource source();

    /** Where it is, for people. */
    String address();

    /**
     * A backup that is there.
     *
     * @param provedAt empty if it was not, or damage was found since; it doesn't count then
     * @param whole whether it was proved by restoring all of it
     */
    record Described(Backup backup, Optional<Instant> provedAt, boolean whole) {}
}
