package io.perseid.fault;

/** Whether a problem stops what was asked for. */
public enum Severity {
    /** It can't be used so. */
    ERROR,
    /** It can be used, but is likely not what was meant. */
    WARNING
}
