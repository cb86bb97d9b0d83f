package io.perseid.entity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A decimal number of any precision. It keeps its scale for display; 1.5 and 1.50 are equal all the same. */
public record DecimalValue(BigDecimal value) implements Value {
    /** The number with the given digits, like {@code 12.50}. */
    public static DecimalValue of(String digits) {
        return new DecimalValue(new BigDecimal(digits));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecimalValue that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
