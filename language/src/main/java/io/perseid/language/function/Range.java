package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Run;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;

/** {@code range}. */
final class Range implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "range start end [step]",
                "The numbers from start up to, but without, end; downwards if step is negative. Null if one of them is no integer, or step is 0.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression start = arguments.get(0);
        Expression end = arguments.get(1);
        Expression step = arguments.has(2) ? arguments.get(2) : frame -> IntegerValue.of(1);
        return frame -> Values.first(start.eval(frame)) instanceof IntegerValue from
                        && Values.first(end.eval(frame)) instanceof IntegerValue to
                        && Values.first(step.eval(frame)) instanceof IntegerValue by
                        && from.isLong()
                        && to.isLong()
                        && by.isLong()
                        && by.longValue() != 0
                ? range(from.longValue(), to.longValue(), by.longValue(), frame.run())
                : NullValue.NULL;
    }

    private static Value range(long from, long to, long by, Run run) {
        var numbers = new ArrayList<Value>();
        long number = from;
        while (by > 0 ? number < to : number > to) {
            run.spend(1);
            numbers.add(IntegerValue.of(number));
            long next = number + by;
            if (((number ^ next) & (by ^ next)) < 0) {
                break;
            }
            number = next;
        }
        return ListValue.of(numbers);
    }
}
