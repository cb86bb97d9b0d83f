package io.perseid.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Which versions a dataset may forget.
 *
 * @param keepVersions how many versions of an id are kept at least; 2 or more, if changes of joined datasets are tracked
 * @param keepNewerThan versions that were still among the newest less than this ago are kept too
 * @param dropDeletesAfter an id that has been deleted for so long is forgotten altogether; never, if empty
 * @param tracked offset up to which everybody who follows changes has come: what was pushed out or deleted later is kept
 */
public record CompactionPolicy(
        int keepVersions, Optional<Duration> keepNewerThan, Optional<Duration> dropDeletesAfter, long tracked) {
    /** Refuses to keep nothing. */
    public CompactionPolicy {
        if (keepVersions < 1) {
            throw new IllegalArgumentException("too few versions to keep found=" + keepVersions + " wanted=1");
        }
    }

    /** Keeps so many versions of each id, however old, and deletes for ever; nobody follows changes. */
    public static CompactionPolicy keep(int versions) {
        return new CompactionPolicy(versions, Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    }

    /** The same, but versions younger than this are kept too. */
    public CompactionPolicy withKeepNewerThan(Duration age) {
        return new CompactionPolicy(keepVersions, Optional.of(age), dropDeletesAfter, tracked);
    }

    /** The same, and ids deleted for so long are forgotten. */
    public CompactionPolicy withDropDeletesAfter(Duration age) {
        return new CompactionPolicy(keepVersions, keepNewerThan, Optional.of(age), tracked);
    }

    /** The same, held back by somebody who has come to this offset only. */
    public CompactionPolicy withTracked(long offset) {
        return new CompactionPolicy(keepVersions, keepNewerThan, dropDeletesAfter, offset);
    }
}
