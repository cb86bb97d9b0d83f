package io.perseid.entity;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The total order of all values. */
final class ValueOrder {
    /** Strings by code point, which is also the order of their UTF-8 bytes. */
    static final Comparator<String> BY_CODE_POINT = ValueOrder::compare;

    private static final long SECONDS_PER_DAY = 86_400;

    private ValueOrder() {}

    static int compare(Value a, Value b) {
        int rank = rank(a);
        int difference = rank - rank(b);
        return difference == 0 ? compareWithinRank(a, b) : difference;
    }

    private static int rank(Value value) {
        return switch (value) {
            case NullValue _ -> 0;
            case BooleanValue _ -> 1;
            case IntegerValue _, FloatValue _, DecimalValue _ -> 2;
            case DateValue _, DatetimeValue _ -> 3;
            case UuidValue _ -> 4;
            case NiValue _ -> 5;
            case UriValue _ -> 6;
            case StringValue _ -> 7;
            case ListValue _ -> 8;
            case DictValue _ -> 9;
            case TupleValue _ -> 10;
            case BytesValue _ -> 11;
        };
    }

    private static int compareWithinRank(Value a, Value b) {
        return switch (a) {
            case NullValue _ -> 0;
            case BooleanValue x -> Boolean.compare(x.value(), ((BooleanValue) b).value());
            case IntegerValue _, FloatValue _, DecimalValue _ -> compareNumbers(a, b);
            case DateValue _, DatetimeValue _ -> compareMoments(a, b);
            case UuidValue x -> compareUuids(x, (UuidValue) b);
            case NiValue x -> compare(x.toString(), b.toString());
            case UriValue x -> compare(x.value(), ((UriValue) b).value());
            case StringValue x -> compare(x.value(), ((StringValue) b).value());
            case ListValue x -> compareItems(x.items(), ((ListValue) b).items());
            case DictValue x -> compareDicts(x, (DictValue) b);
            case TupleValue x -> compareItems(x.items(), ((TupleValue) b).items());
            case BytesValue x -> Arrays.compareUnsigned(x.shared(), ((BytesValue) b).shared());
        };
    }

    private static int compareNumbers(Value a, Value b) {
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            return x.isLong() && y.isLong()
                    ? Long.compare(x.longValue(), y.longValue())
                    : x.bigValue().compareTo(y.bigValue());
        }
        double x = edge(a);
        double y = edge(b);
        if (x != 0 || y != 0) {
            return Double.compare(x, y);
        }
        if (a instanceof FloatValue(double v) && b instanceof FloatValue(double w)) {
            return v == w ? 0 : Double.compare(v, w);
        }
        return exact(a).compareTo(exact(b));
    }

    /** Where a float stands that no decimal can name; 0 for all other numbers. */
    private static double edge(Value number) {
        return number instanceof FloatValue(double v) && !Double.isFinite(v) ? v : 0;
    }

    private static BigDecimal exact(Value number) {
        return switch (number) {
            case DecimalValue x -> x.value();
            case FloatValue x -> new BigDecimal(x.value());
            case IntegerValue x -> x.isLong() ? BigDecimal.valueOf(x.longValue()) : new BigDecimal(x.bigValue());
            default -> throw new IllegalArgumentException("not a number value=" + number);
        };
    }

    private static int compareMoments(Value a, Value b) {
        int bySecond = Long.compare(second(a), second(b));
        if (bySecond != 0) {
            return bySecond;
        }
        int byNano = Integer.compare(nano(a), nano(b));
        return byNano != 0 ? byNano : Boolean.compare(a instanceof DatetimeValue, b instanceof DatetimeValue);
    }

    private static long second(Value moment) {
        return moment instanceof DatetimeValue datetime
                ? datetime.epochSecond()
                : ((DateValue) moment).value().toEpochDay() * SECONDS_PER_DAY;
    }

    private static int nano(Value moment) {
        return moment instanceof DatetimeValue datetime ? datetime.nano() : 0;
    }

    private static int compareUuids(UuidValue a, UuidValue b) {
        int high = Long.compareUnsigned(
                a.value().getMostSignificantBits(), b.value().getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        a.value().getLeastSignificantBits(), b.value().getLeastSignificantBits());
    }

    private static int compareItems(List<Value> a, List<Value> b) {
        int shared = Math.min(a.size(), b.size());
        for (int i = 0; i < shared; i++) {
            int difference = compare(a.get(i), b.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareDicts(DictValue a, DictValue b) {
        List<String> names = a.names().stream().sorted(BY_CODE_POINT).toList();
        List<String> others = b.names().stream().sorted(BY_CODE_POINT).toList();
        for (int i = 0; i < Math.min(names.size(), others.size()); i++) {
            int difference = compare(names.get(i), others.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        if (names.size() != others.size()) {
            return Integer.compare(names.size(), others.size());
        }
        for (String name : names) {
            int difference = compare(a.get(name), b.get(name));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** As the code points are ordered; the JDK's order differs where one text has a surrogate pair. */
    private static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) != Character.isSurrogate(y)
                        ? (Character.isSurrogate(x) ? 1 : -1)
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
