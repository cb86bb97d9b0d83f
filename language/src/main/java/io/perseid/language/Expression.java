package io.perseid.language;

import io.perseid.entity.Value;

/** A compiled expression. Thread-safe: all that varies is in the frame. */
@FunctionalInterface
public interface Expression {
    /** The value: null, one value, or a list. */
    Value eval(Frame frame);
}
