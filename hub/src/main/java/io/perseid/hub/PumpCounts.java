package io.perseid.hub;

import java.time.Instant;
import java.util.Optional;

/**
 * What a pump has done since the node's start, and what it has before it.
 *
 * @param started runs that began
 * @param completed of them, those that came to their end
 * @param failed of them, those that could not go on
 * @param interrupted of them, those that somebody stopped
 * @param retryable entities that could not be written and wait for the next run
 * @param deletionTracked entities deleted because a full run did not see them
 * @param tracking versions of joined datasets that have not been followed back yet
 * @param tripped whether the circuit breaker holds something back
 * @param scheduledBefore when the run before the next one was due
 */
public record PumpCounts(
        long started,
        long completed,
        long failed,
        long interrupted,
        long retryable,
        long deletionTracked,
        long tracking,
        boolean tripped,
        Optional<Instant> scheduledBefore) {
    /** Of a pipe that has no pump. */
    static final PumpCounts NONE = new PumpCounts(0, 0, 0, 0, 0, 0, 0, false, Optional.empty());
}
