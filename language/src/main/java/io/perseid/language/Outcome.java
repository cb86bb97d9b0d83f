package io.perseid.language;

/** What a transform means for the rest of its rule. */
public enum Outcome {
    /** The next transform follows. */
    CONTINUE,
    /** The rule ends; the target comes out marked as filtered. */
    FILTERED,
    /** The rule ends; nothing comes out. */
    DISCARDED
}
