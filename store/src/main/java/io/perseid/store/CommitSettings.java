package io.perseid.store;

import java.time.Duration;

/**
 * When what was appended is synced to the disk.
 *
 * @param batch calls of {@code sync} that wait are served by one sync of the disk; as soon as so many wait, the disk is synced
 * @param delay how long the first of them waits for the others; zero syncs at once, and whoever comes meanwhile shares the next sync
 * @param every whatever is appended is synced after so long at the latest, even if nobody calls {@code sync}; zero never does
 */
public record CommitSettings(int batch, Duration delay, Duration every) {
    /** At once, and every second for those who don't ask. */
    public static final CommitSettings STANDARD = new CommitSettings(32, Duration.ZERO, Duration.ofSeconds(1));

    /** Only when somebody asks. */
    public static final CommitSettings ON_DEMAND = new CommitSettings(1, Duration.ZERO, Duration.ZERO);

    /** Refuses to wait for nobody or for a negative time. */
    public CommitSettings {
        if (batch < 1 || delay.isNegative() || every.isNegative()) {
            throw new IllegalArgumentException(
                    "wrong commit settings batch=" + batch + " delay=" + delay + " every=" + every);
        }
    }
}
