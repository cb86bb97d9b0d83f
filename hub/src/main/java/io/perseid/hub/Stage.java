package io.perseid.hub;

/** A place on the way of a pipe's entities at which somebody can look at them. */
public enum Stage {
    /** As the source gives them. */
    SOURCE,
    /** After all transforms, before the sink. */
    TRANSFORMED
}
