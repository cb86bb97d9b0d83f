package io.perseid.hub;

/** What a pipe is doing. */
public enum PipeState {
    /** Its configuration can't be used. */
    INVALID("invalid"),
    /** Somebody switched it off. */
    DISABLED("disabled"),
    /** It waits for a dataset that is not there, or not populated, yet. */
    WAITING("waiting"),
    /** Nothing to do until its next run. */
    IDLE("idle"),
    /** A run is going on. */
    RUNNING("running"),
    /** A run has been asked to stop. */
    STOPPING("stopping"),
    /** Its last run failed; it will run again as scheduled. */
    FAILED("failed"),
    /** It is no longer part of the configuration in force. */
    CLOSED("closed");

    private final String word;

    PipeState(String word) {
        this.word = word;
    }

    /** The word for it in the API. */
    public String word() {
        return word;
    }
}
