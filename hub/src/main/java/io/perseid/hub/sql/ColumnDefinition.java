package io.perseid.hub.sql;

import io.perseid.entity.Value;
import java.math.BigInteger;
import java.util.Optional;

/**
 * One column of a `schema_definition`.
 *
 * @param source the property it takes its values from
 * @param type {@code string}, {@code integer}, {@code decimal}, {@code float}, {@code binary}, {@code datetime}, {@code date},
 *     {@code time}, {@code uuid}, {@code boolean} or {@code json}
 * @param least smallest value, or size, that comes
 * @param greatest greatest value, or size, that comes
 * @param standard what is written for an entity without the property
 */
record ColumnDefinition(
        String source,
        String name,
        String type,
        Optional<BigInteger> least,
        Optional<BigInteger> greatest,
        Optional<Integer> precision,
        Optional<Integer> scale,
        boolean nullable,
        boolean primaryKey,
        boolean index,
        Optional<Value> standard) {

    /** The greatest size in characters or bytes. */
    Optional<Integer> size() {
        return greatest.filter(size -> size.bitLength() < Integer.SIZE && size.signum() > 0)
                .map(BigInteger::intValue);
    }

    /** Whether all values lie in the range; without bounds they are taken to have 64 bits. */
    boolean fits(long low, long high) {
        return least.orElse(BigInteger.valueOf(Long.MIN_VALUE)).compareTo(BigInteger.valueOf(low)) >= 0
                && greatest.orElse(BigInteger.valueOf(Long.MAX_VALUE)).compareTo(BigInteger.valueOf(high)) <= 0;
    }

    /** {@code (precision,scale)}; empty without a precision. */
    String precisionAndScale() {
        return precision
                .map(digits -> "(" + digits + "," + scale.orElse(0) + ")")
                .orElse("");
    }
}
