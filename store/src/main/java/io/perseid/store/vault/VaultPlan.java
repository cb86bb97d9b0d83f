package io.perseid.store.vault;

import io.perseid.store.backup.Retention;
import java.time.Duration;

/**
 * What is done with the backups in a vault.
 *
 * @param keep those it keeps; the others go into the trash
 * @param trash how long they stay there
 * @param wholeEvery how often a backup is proved by restoring all of it; in between a sample is read
 */
public record VaultPlan(Retention keep, Duration trash, Duration wholeEvery) {
    /** Unless set otherwise. */
    public static final VaultPlan STANDARD = new VaultPlan(Retention.OFF_SITE, Duration.ofDays(30), Duration.ofDays(7));
}
