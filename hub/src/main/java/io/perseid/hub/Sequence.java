package io.perseid.hub;

import io.perseid.fault.Fault;
import java.util.Optional;

/**
 * Which sync a receiver is in the middle of, and which request may come next. A new full sync takes the place of the one before; what
 * is no part of a full sync does not touch it. Not thread-safe: used under the receiver's lock.
 */
final class Sequence {
    private Optional<String> id = Optional.empty();
    private boolean full;
    private Optional<String> lastRequest = Optional.empty();

    /**
     * A request begins.
     *
     * @return whether it begins a new full sync
     * @throws Fault with {@link HubCode#SEQUENCE_CONFLICT} if it doesn't follow the one before, with {@link
     *     HubCode#SEQUENCE_MALFORMED} if its parameters contradict each other
     */
    boolean enter(SequenceParams params) {
        if (params.full() && params.sequenceId().isEmpty()) {
            throw new Fault(HubCode.SEQUENCE_MALFORMED, "a full sync needs a sequence_id");
        }
        if (!params.full() && (params.first() || params.last())) {
            throw new Fault(HubCode.SEQUENCE_MALFORMED, "is_first and is_last are for full syncs only");
        }
        boolean known = id.isPresent() && id.equals(params.sequenceId());
        if (known && full != params.full()) {
            throw conflict("is_full differs from the request before", params, Boolean.toString(full));
        }
        if (!params.full()) {
            return false;
        }
        if (known && params.first()) {
            throw conflict("is_first is set though the request is not the first", params, "false");
        }
        Optional<String> expected = known ? lastRequest : Optional.empty();
        if (!expected.equals(params.previousRequestId())) {
            throw conflict("previous_request_id is not that of the last request", params, expected.orElse("none"));
        }
        return !known;
    }

    /** The request was taken in full. */
    void taken(SequenceParams params) {
        if (params.full() && params.last()) {
            id = Optional.empty();
            lastRequest = Optional.empty();
        } else if (params.full()) {
            id = params.sequenceId();
            full = true;
            lastRequest = params.requestId();
        }
    }

    /** A new full sync begins, whatever becomes of its first request. */
    void begun() {
        id = Optional.empty();
        lastRequest = Optional.empty();
    }

    private static Fault conflict(String text, SequenceParams params, String expected) {
        return new Fault(
                HubCode.SEQUENCE_CONFLICT,
                text,
                "sequence",
                params.sequenceId().orElse("none"),
                "request",
                params.requestId().orElse("none"),
                "previous",
                params.previousRequestId().orElse("none"),
                "expected",
                expected);
    }
}
