package io.perseid.entity;

/** True or false; false comes first. */
public record BooleanValue(boolean value) implements Value {
    /** True. */
    public static final BooleanValue TRUE = new BooleanValue(true);

    /** False. */
    public static final BooleanValue FALSE = new BooleanValue(false);

    /** The value of the given truth. */
    public static BooleanValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
