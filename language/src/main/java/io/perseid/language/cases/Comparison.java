package io.perseid.language.cases;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.language.TransitText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a case compares what came out with what it expects. */
record Comparison(Set<String> how, double tolerance) {
    boolean isMet(Value expected, Value actual) {
        return how.contains("unordered") && expected instanceof ListValue a && actual instanceof ListValue b
                ? isSameBag(a.items(), b.items())
                : isSame(expected, actual);
    }

    /** The target of a transform: of the reserved fields at its root only those that are expected count. */
    boolean isMetByTarget(Value expected, DictValue actual) {
        return expected instanceof DictValue dict && isSame(dict, trimmed(dict, actual));
    }

    private DictValue trimmed(DictValue expected, DictValue actual) {
        var kept = new DictBuilder();
        for (String name : actual.names()) {
            boolean counts = !name.startsWith("_")
                    || expected.has(name)
                    || name.equals("_filtered") && !how.contains("ignore-reserved");
            if (counts) {
                kept.put(name, actual.get(name));
            }
        }
        return kept.build();
    }

    private boolean isSameBag(List<Value> expected, List<Value> actual) {
        var left = new ArrayList<>(actual);
        for (Value value : expected) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                found = isSame(value, left.get(i)) ? i : -1;
            }
            if (found < 0) {
                return false;
            }
            left.remove(found);
        }
        return left.isEmpty();
    }

    private boolean isSame(Value expected, Value actual) {
        List<Value> wanted = items(expected);
        List<Value> found = items(actual);
        if (wanted != null && found != null) {
            return wanted.size() == found.size() && areSame(wanted, found);
        }
        if (expected instanceof DictValue a && actual instanceof DictValue b) {
            return a.names().equals(b.names()) && a.names().stream().allMatch(name -> isSame(a.get(name), b.get(name)));
        }
        if (how.contains("approx") && isNumber(expected) && isNumber(actual)) {
            return Math.abs(toDouble(expected) - toDouble(actual)) <= tolerance;
        }
        return expected.equals(actual)
                || how.contains("numeric") && isNumber(expected) && isNumber(actual) && isSameNumber(expected, actual);
    }

    private boolean areSame(List<Value> a, List<Value> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!isSame(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable List<Value> items(Value value) {
        return switch (value) {
            case ListValue list -> list.items();
            case TupleValue tuple -> tuple.items();
            default -> null;
        };
    }

    private static boolean isNumber(Value value) {
        return value instanceof IntegerValue || value instanceof FloatValue || value instanceof DecimalValue;
    }

    /** The order sees floats exactly, but 2.2 as it is written is what a case means. */
    private static boolean isSameNumber(Value a, Value b) {
        return a.compareTo(b) == 0
                || new BigDecimal(TransitText.plain(a)).compareTo(new BigDecimal(TransitText.plain(b))) == 0;
    }

    private static double toDouble(Value value) {
        return Double.parseDouble(TransitText.plain(value));
    }
}
