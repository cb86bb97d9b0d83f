package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Values as the language sees them: null, one value, or a list. */
public final class Values {
    private Values() {}

    /** False are {@code false}, null and the empty list; everything else is true. */
    public static boolean isTrue(Value value) {
        return switch (value) {
            case BooleanValue(boolean truth) -> truth;
            case NullValue _ -> false;
            case ListValue list -> list.size() > 0;
            default -> true;
        };
    }

    /** The value, or the first of a list; null for an empty one. */
    public static Value first(Value value) {
        if (value instanceof ListValue list) {
            return list.size() == 0 ? NullValue.NULL : list.get(0);
        }
        return value;
    }

    /** The values of a list, or the one value; nothing for null. */
    public static List<Value> items(Value value) {
        return switch (value) {
            case ListValue list -> list.items();
            case NullValue _ -> List.of();
            default -> List.of(value);
        };
    }

    /** The values of a list, or the one value, be it null. */
    public static List<Value> coerced(Value value) {
        return value instanceof ListValue list ? list.items() : List.of(value);
    }

    /** Whether both are the same value; numbers of the same size are, whatever their types. */
    public static boolean same(Value a, Value b) {
        if (a instanceof StringValue(String x) && b instanceof StringValue(String y)) {
            return x.equals(y);
        }
        return a.compareTo(b) == 0;
    }

    /** Whether both have the same values in the same order; one value is as good as a list of it. */
    public static boolean equal(Value a, Value b) {
        if (!(a instanceof ListValue) && !(b instanceof ListValue)) {
            return same(a, b);
        }
        List<Value> left = coerced(a);
        List<Value> right = coerced(b);
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** True or false as a value. */
    public static Value of(boolean truth) {
        return truth ? BooleanValue.TRUE : BooleanValue.FALSE;
    }

    /** A whole number as a value. */
    public static Value of(long number) {
        return IntegerValue.of(number);
    }

    /** A text as a value. */
    public static Value of(String text) {
        return new StringValue(text);
    }

    /**
     * The value in the one form that all values of the same size share, so that they can be looked up by {@code equals}.
     * Whole numbers become integers, other numbers decimals.
     */
    public static Value key(Value value) {
        return switch (value) {
            case FloatValue(double number) when Double.isFinite(number) -> key(new BigDecimal(number));
            case DecimalValue(BigDecimal number) -> key(number);
            case ListValue list -> ListValue.of(keys(list.items()));
            case TupleValue tuple -> TupleValue.of(keys(tuple.items()));
            default -> value;
        };
    }

    private static Value key(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0 && shortest.scale() > -400
                ? IntegerValue.of(shortest.toBigInteger())
                : new DecimalValue(shortest);
    }

    private static List<Value> keys(List<Value> values) {
        var keys = new ArrayList<Value>(values.size());
        for (Value value : values) {
            keys.add(key(value));
        }
        return keys;
    }
}
