package io.perseid.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one run went.
 *
 * @param in entities read
 * @param out entities written that were new or different
 * @param unchanged entities that were in the sink as they are
 * @param filtered entities that transforms filtered out
 * @param deleted entities deleted, by the source or because a full run did not see them
 * @param errors entities that could not be written
 * @param code the stable code of the failure; empty if the run came to its end
 * @param message the failure in words; empty if there was none
 */
public record RunReport(
        RunKind kind,
        Instant started,
        Instant ended,
        long in,
        long out,
        long unchanged,
        long filtered,
        long deleted,
        long errors,
        Optional<String> code,
        String message) {
    /** True if the run failed. */
    public boolean failed() {
        return code.isPresent();
    }

    /** How long it took. */
    public Duration took() {
        return Duration.between(started, ended);
    }
}
