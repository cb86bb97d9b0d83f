package io.perseid.entity;

/** The value that stands for no value. */
public final class NullValue implements Value {
    /** The only one. */
    public static final NullValue NULL = new NullValue();

    private NullValue() {}

    @Override
    public String toString() {
        return "null";
    }
}
