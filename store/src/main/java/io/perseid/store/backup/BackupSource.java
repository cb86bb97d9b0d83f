package io.perseid.store.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where proved backups can be read from. */
public interface BackupSource {
    /** All proved backups, the oldest first. */
    List<Backup> list();

    /**
     * The backup of this name.
     *
     * @throws io.perseid.fault.Fault {@link BackupCode#BACKUP_UNKNOWN}
     */
    Backup find(String name);

    /**
     * Writes one file of a backup below a directory, durably.
     *
     * @throws io.perseid.fault.Fault {@link BackupCode#BACKUP_DAMAGED} if its bytes are not those that were written
     */
    void fetch(Backup backup, Backup.BackupFile file, Path directory) throws IOException;
}
