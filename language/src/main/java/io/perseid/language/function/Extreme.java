package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Values;

/** The value that comes first or last of all. */
final class Extreme {
    private Extreme() {}

    /** Compiles {@code [function(_)] values}; the sign is 1 for the last one, -1 for the first one. */
    static Expression compile(Arguments arguments, int sign) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        boolean bare = !arguments.has(0);
        return frame -> {
            Value best = NullValue.NULL;
            Value bestKey = null;
            for (Value value : Values.items(values.eval(frame))) {
                Value key = bare ? value : frame.call(function, value);
                if (bestKey == null || key.compareTo(bestKey) * sign > 0) {
                    best = value;
                    bestKey = key;
                }
            }
            return best;
        };
    }
}
