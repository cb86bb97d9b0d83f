package io.perseid.store.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a node's backups stand.
 *
 * @param running whether one is under way
 * @param step of the one under way; empty otherwise
 * @param done of the step
 * @param total of the step; 0 if that isn't known
 * @param begunAt of the one under way, or the last
 * @param endedAt of the last
 * @param last the last that was taken since the start
 * @param failure of the last; empty if it was taken
 */
public record BackupStatus(
        boolean running,
        String step,
        long done,
        long total,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt,
        Optional<Backup> last,
        Optional<Failure> failure) {
    static final BackupStatus IDLE =
            new BackupStatus(false, "", 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Why a backup was not taken. */
    public record Failure(Instant at, String code, String message) {}

    BackupStatus begun(Instant now) {
        return new BackupStatus(true, "begin", 0, 0, Optional.of(now), endedAt, last, failure);
    }

    BackupStatus at(String now, long doneNow, long totalNow) {
        return new BackupStatus(running, now, doneNow, totalNow, begunAt, endedAt, last, failure);
    }

    BackupStatus taken(Backup backup) {
        return new BackupStatus(running, step, done, total, begunAt, endedAt, Optional.of(backup), failure);
    }

    BackupStatus done(Instant now, Backup backup) {
        return new BackupStatus(false, "", 0, 0, begunAt, Optional.of(now), Optional.of(backup), Optional.empty());
    }

    BackupStatus failed(Instant now, String code, String message) {
        return new BackupStatus(
                false, "", 0, 0, begunAt, Optional.of(now), last, Optional.of(new Failure(now, code, message)));
    }
}
