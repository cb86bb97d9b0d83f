package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.HashSet;

/** {@code distinct}. */
final class Distinct implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "distinct [function:function] values",
                "The values without repetitions, or without those for which the function gives the same; the first ones stay.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        boolean bare = !arguments.has(0);
        return frame -> {
            Value all = values.eval(frame);
            if (!(all instanceof ListValue list)) {
                return all;
            }
            var seen = new HashSet<Value>();
            var results = new ArrayList<Value>();
            for (Value value : list) {
                if (seen.add(Values.key(bare ? value : frame.call(function, value)))) {
                    results.add(value);
                }
            }
            return ListValue.of(results);
        };
    }
}
