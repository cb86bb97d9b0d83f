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
import java.util.List;

/** {@code union}. */
final class Union implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("union a b", "The values that are in a or in b, each once, those of a first.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression a = arguments.get(0);
        Expression b = arguments.get(1);
        return frame -> of(Values.items(a.eval(frame)), Values.items(b.eval(frame)));
    }

    static Value of(List<Value> a, List<Value> b) {
        var seen = new HashSet<Value>();
        var results = new ArrayList<Value>(a.size() + b.size());
        for (List<Value> values : List.of(a, b)) {
            for (Value value : values) {
                if (seen.add(Values.key(value))) {
                    results.add(value);
                }
            }
        }
        return ListValue.of(results);
    }
}
