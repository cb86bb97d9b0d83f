package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.List;

/** {@code flatten}. */
final class Flatten implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "flatten values",
                "A list in which lists lose one level, and null is nothing. A single value stays as it is.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            Value all = values.eval(frame);
            if (!(all instanceof ListValue list)) {
                return all;
            }
            var results = new ArrayList<Value>(list.size());
            for (Value value : list) {
                List<Value> inner = Values.items(value);
                frame.run().spend(inner.size());
                results.addAll(inner);
            }
            return ListValue.of(results);
        };
    }
}
