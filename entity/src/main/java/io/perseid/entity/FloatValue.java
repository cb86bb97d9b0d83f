package io.perseid.entity;

import org.jspecify.annotations.Nullable;

/**
 * A binary64 number of IEEE 754. Not a number comes after infinity and equals itself; both zeros are equal. Neither not
 * a number nor infinity has a JSON form: they are written as null.
 */
public record FloatValue(double value) implements Value {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FloatValue that
                && (value == that.value || (Double.isNaN(value) && Double.isNaN(that.value)));
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value == 0 ? 0.0 : value);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
