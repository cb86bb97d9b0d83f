package io.perseid.fault;

/** Whose failure it is; the one table from which the HTTP status, the retry policy and the alarm follow. */
public enum Kind {
    /** The caller asked for something wrong; the same request fails again. */
    CALLER(400, false, false),
    /** A promise of our own code is broken. */
    OURS(500, false, true),
    /** Disk, memory, file handles or time ran out here; may pass. */
    RESOURCE(503, true, true),
    /** Another system failed or can't be reached; may pass. */
    EXTERNAL(502, true, false);

    private final int httpStatus;
    private final boolean retryable;
    private final boolean alarm;

    Kind(int httpStatus, boolean retryable, boolean alarm) {
        this.httpStatus = httpStatus;
        this.retryable = retryable;
        this.alarm = alarm;
    }

    /** The HTTP status of an answer that reports such a failure, unless its code names a better one. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later with nothing changed by the caller. */
    public boolean retryable() {
        return retryable;
    }

    /** Whether a person who runs the node should be told. */
    public boolean alarm() {
        return alarm;
    }
}
