package io.perseid.store.backup;

import java.time.Duration;

/**
 * How often backups are taken and which are kept.
 *
 * @param every zero for never
 * @param keep on the local disk
 */
public record BackupPlan(Duration every, Retention keep) {
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    /** How long after a failure it is tried again. */
    Duration retryAfter() {
        return every.compareTo(LONGEST_RETRY) < 0 ? every : LONGEST_RETRY;
    }
}
