package io.perseid.entity;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A whole number of any size; those of 64 bits are held as such. */
public final class IntegerValue implements Value {
    private static final IntegerValue[] SMALL = small();

    private final long small;
    private final @Nullable BigInteger big;

    private IntegerValue(long small, @Nullable BigInteger big) {
        this.small = small;
        this.big = big;
    }

    /** The value of the given number. */
    public static IntegerValue of(long value) {
        return value >= -128 && value < 1024 ? SMALL[(int) value + 128] : new IntegerValue(value, null);
    }

    /** The value of the given number. */
    public static IntegerValue of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new IntegerValue(0, value);
    }

    /** Whether the number fits into a {@code long}. */
    public boolean isLong() {
        return big == null;
    }

    /**
     * The number as a {@code long}.
     *
     * @throws ArithmeticException if it doesn't fit
     */
    public long longValue() {
        return big == null ? small : big.longValueExact();
    }

    /** The number, whatever its size. */
    public BigInteger bigValue() {
        return big == null ? BigInteger.valueOf(small) : big;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntegerValue that
                && (big == null ? that.big == null && small == that.small : big.equals(that.big));
    }

    @Override
    public int hashCode() {
        return big == null ? Long.hashCode(small) : big.hashCode();
    }

    @Override
    public String toString() {
        return big == null ? Long.toString(small) : big.toString();
    }

    private static IntegerValue[] small() {
        var values = new IntegerValue[128 + 1024];
        for (int i = 0; i < values.length; i++) {
            values[i] = new IntegerValue(i - 128, null);
        }
        return values;
    }
}
