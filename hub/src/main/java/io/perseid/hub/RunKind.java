package io.perseid.hub;

/** How much of its source a run reads. */
public enum RunKind {
    /** Everything; at its end the sink deletes what the source no longer holds. */
    FULL("full"),
    /** Again from a place before the last one seen, for sources that show changes late. */
    PARTIAL("partial"),
    /** What has changed since the last entity seen. */
    INCREMENTAL("incremental");

    private final String word;

    RunKind(String word) {
        this.word = word;
    }

    /** The word for it in the execution dataset and in the API. */
    public String word() {
        return word;
    }
}
