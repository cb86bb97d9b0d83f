package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client says about the place of its request in a sync.
 *
 * @param sequenceId names the sync
 * @param full true if the sync holds everything, so that what is missing is deleted at its end
 * @param requestId names this request
 * @param previousRequestId names the request before; empty on the first
 * @param completeness the client has sent everything up to this moment, in microseconds since 1970; empty for now
 */
public record SequenceParams(
        Optional<String> sequenceId,
        boolean full,
        Optional<String> requestId,
        Optional<String> previousRequestId,
        boolean first,
        boolean last,
        OptionalLong completeness) {
    /** Entities that belong to no sync. */
    public static final SequenceParams NONE =
            new SequenceParams(Optional.empty(), false, Optional.empty(), Optional.empty(), false, false);

    /** The same of a client that doesn't say up to when it sends everything. */
    public SequenceParams(
            Optional<String> sequenceId,
            boolean full,
            Optional<String> requestId,
            Optional<String> previousRequestId,
            boolean first,
            boolean last) {
        this(sequenceId, full, requestId, previousRequestId, first, last, OptionalLong.empty());
    }

    /** The same of a client that sends everything up to a moment, in microseconds since 1970. */
    public SequenceParams withCompleteness(OptionalLong moment) {
        return new SequenceParams(sequenceId, full, requestId, previousRequestId, first, last, moment);
    }

    public SequenceParams {
        requireNonNull(sequenceId, "sequenceId");
        requireNonNull(requestId, "requestId");
        requireNonNull(previousRequestId, "previousRequestId");
    }
}
