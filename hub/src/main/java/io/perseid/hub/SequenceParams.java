package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a client says about the place of its request in a sync.
 *
 * @param sequenceId names the sync
 * @param full true if the sync holds everything, so that what is missing is deleted at its end
 * @param requestId names this request
 * @param previousRequestId names the request before; empty on the first
 */
public record SequenceParams(
        Optional<String> sequenceId,
        boolean full,
        Optional<String> requestId,
        Optional<String> previousRequestId,
        boolean first,
        boolean last) {
    /** Entities that belong to no sync. */
    public static final SequenceParams NONE =
            new SequenceParams(Optional.empty(), false, Optional.empty(), Optional.empty(), false, false);

    public SequenceParams {
        requireNonNull(sequenceId, "sequenceId");
        requireNonNull(requestId, "requestId");
        requireNonNull(previousRequestId, "previousRequestId");
    }
}
