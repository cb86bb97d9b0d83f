package io.perseid.entity;

/**
 * A value of one of fifteen types; immutable and thread-safe.
 *
 * <p>All values are in one total order, which {@link #compareTo} gives: null, booleans, numbers (integers, floats and
 * decimals compared together, exactly), dates and datetimes together, UUIDs, NIs, URIs, strings, lists, dicts, tuples,
 * bytes. Strings are compared by code point.
 *
 * <p>{@code equals} is stricter than the order in one point: the integer 1, the float 1.0 and the decimal 1.0 take the
 * same place in the order, but are three values.
 */
public sealed interface Value extends Comparable<Value>
        permits NullValue,
                BooleanValue,
                IntegerValue,
                FloatValue,
                DecimalValue,
                DateValue,
                DatetimeValue,
                UuidValue,
                NiValue,
                UriValue,
                StringValue,
                ListValue,
                DictValue,
                TupleValue,
                BytesValue {

    /** Whether this is the null value. */
    default boolean isNull() {
        return this == NullValue.NULL;
    }

    @Override
    default int compareTo(Value other) {
        return ValueOrder.compare(this, other);
    }
}
