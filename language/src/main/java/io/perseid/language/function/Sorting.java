package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/** Values in order. */
final class Sorting {
    private Sorting() {}

    /** Compiles {@code [function(_)] values}. Values with equal keys stay in their order. */
    static Expression compile(Arguments arguments, Comparator<Value> order) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        boolean bare = !arguments.has(0);
        return frame -> {
            Value all = values.eval(frame);
            if (!(all instanceof ListValue list)) {
                return all;
            }
            return bare ? sorted(list, order) : sorted(list, function, frame, order);
        };
    }

    private static Value sorted(ListValue list, Comparator<Value> order) {
        Value[] values = list.items().toArray(Value[]::new);
        Arrays.sort(values, order);
        return ListValue.of(values);
    }

    private static Value sorted(ListValue list, Expression function, Frame frame, Comparator<Value> order) {
        var keyed = new ArrayList<Keyed>(list.size());
        for (Value value : list) {
            keyed.add(new Keyed(frame.call(function, value), value));
        }
        keyed.sort((a, b) -> order.compare(a.key(), b.key()));
        var values = new ArrayList<Value>(keyed.size());
        for (Keyed each : keyed) {
            values.add(each.value());
        }
        return ListValue.of(values);
    }

    private record Keyed(Value key, Value value) {}
}
