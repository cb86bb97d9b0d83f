package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.List;

/** {@code slice}. */
final class Slice implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "slice start [end] [stride] values",
                "The values from start up to, but without, end, every stride-th of them. Negative positions count from the end, a negative stride goes backwards, and null is the end in question.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression start = arguments.get(0);
        Expression end = arguments.get(1);
        Expression stride = arguments.has(2) ? arguments.get(2) : frame -> IntegerValue.of(1);
        Expression values = arguments.get(3);
        return frame -> {
            Value all = values.eval(frame);
            long step = Values.first(stride.eval(frame)) instanceof IntegerValue by ? clamped(by) : 1;
            List<Value> items = Values.items(all);
            var results = new ArrayList<Value>();
            if (step != 0) {
                long from = position(Values.first(start.eval(frame)), items.size(), step, true);
                long to = position(Values.first(end.eval(frame)), items.size(), step, false);
                for (long i = from; step > 0 ? i < to : i > to; i += step) {
                    results.add(items.get((int) i));
                }
            }
            return all instanceof ListValue || results.size() > 1
                    ? ListValue.of(results)
                    : results.isEmpty() ? NullValue.NULL : results.getFirst();
        };
    }

    /** The position as it is in Python's slices: kept within the ends, which are one further when going backwards. */
    private static long position(Value given, int size, long step, boolean isStart) {
        long least = step > 0 ? 0 : -1;
        long most = step > 0 ? size : size - 1;
        if (!(given instanceof IntegerValue number)) {
            return isStart == step > 0 ? least : most;
        }
        long position = clamped(number);
        return Math.clamp(position < 0 ? position + size : position, least, most);
    }

    private static long clamped(IntegerValue number) {
        return number.isLong()
                ? Math.clamp(number.longValue(), -Integer.MAX_VALUE, Integer.MAX_VALUE)
                : number.bigValue().signum() * (long) Integer.MAX_VALUE;
    }
}
