package io.perseid.hub;

/** What happens to a pump. */
enum PumpEvent {
    /** A run begins. */
    BEGIN,
    /** A run can't begin, because a dataset isn't ready. */
    WAIT,
    /** The run came to its end, or stopped as it was asked to. */
    COMPLETE,
    /** The run failed. */
    FAIL,
    /** Somebody asks the run to stop. */
    STOP,
    /** Somebody switches the pump off. */
    DISABLE,
    /** Somebody switches the pump on. */
    ENABLE,
    /** The pipe goes out of the configuration, or the hub closes. */
    CLOSE
}
