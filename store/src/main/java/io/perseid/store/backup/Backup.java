package io.perseid.store.backup;

import java.time.Instant;
import java.util.List;

/**
 * A backup that was proved by restoring it.
 *
 * @param name of its directory
 * @param takenAt when it was begun; it holds everything written before
 * @param proof how it was proved
 * @param datasets what it holds
 * @param files all files but the manifest
 */
public record Backup(String name, Instant takenAt, Proof proof, List<DatasetContent> datasets, List<BackupFile> files) {
    /** Copies the lists. */
    public Backup {
        datasets = List.copyOf(datasets);
        files = List.copyOf(files);
    }

    /** All bytes, those that are linked with the store's own files too. */
    public long bytes() {
        return files.stream().mapToLong(BackupFile::bytes).sum();
    }

    /** What its manifest file holds. */
    public byte[] manifest() {
        return Manifest.encode(this);
    }

    /**
     * The backup that a manifest file tells of.
     *
     * @throws io.perseid.fault.Fault {@link BackupCode#BACKUP_DAMAGED}, {@link BackupCode#BACKUP_TOO_OLD} or {@link
     *     BackupCode#BACKUP_TOO_NEW}
     */
    public static Backup read(String name, byte[] manifest) {
        return Manifest.decode(name, manifest);
    }

    /**
     * A file.
     *
     * @param path within the backup
     * @param sha256 of its bytes, in hex
     */
    public record BackupFile(String path, long bytes, String sha256) {}

    /**
     * The restore that proved a backup.
     *
     * @param at when it ended
     * @param millis how long restoring, checking and comparing took
     * @param versions read and checked
     */
    public record Proof(Instant at, long millis, long versions) {}
}
