package io.perseid.entity;

/** A text; ordered by code point. */
public record StringValue(String value) implements Value {
    /** The empty text. */
    public static final StringValue EMPTY = new StringValue("");

    @Override
    public String toString() {
        return value;
    }
}
