package io.perseid.store.backup;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can fail with backups. */
public enum BackupCode implements Code {
    /** There is no backup of this name. */
    BACKUP_UNKNOWN("backup-unknown", Kind.CALLER),
    /** A backup's files are not those that were written. */
    BACKUP_DAMAGED("backup-damaged", Kind.OURS),
    /** A fresh backup could not be restored, or gave other answers; it was thrown away. */
    BACKUP_UNPROVEN("backup-unproven", Kind.OURS),
    /** A backup is restored into an empty directory only. */
    RESTORE_TARGET_NOT_EMPTY("restore-target-not-empty", Kind.CALLER),
    /** The manifest was written by a later version than this one. */
    BACKUP_TOO_NEW("backup-too-new", Kind.OURS),
    /** The manifest was written by a version so old that this one can't read it any more. */
    BACKUP_TOO_OLD("backup-too-old", Kind.OURS),
    /** A moment is neither an offset nor a time. */
    MOMENT_MALFORMED("moment-malformed", Kind.CALLER),
    /** The backup holds no such dataset. */
    DATASET_NOT_IN_BACKUP("dataset-not-in-backup", Kind.CALLER),
    /** A backup is under way already. */
    BACKUP_RUNNING("backup-running", Kind.RESOURCE),
    /** The node is stopping, so a backup that was under way was given up. */
    BACKUP_STOPPED("backup-stopped", Kind.RESOURCE),
    /** The disk failed. */
    BACKUP_DISK_FAILED("backup-disk-failed", Kind.RESOURCE);

    private final String id;
    private final Kind kind;

    BackupCode(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
