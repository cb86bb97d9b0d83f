package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Run;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.List;

/** {@code tuples}. */
final class Tuples implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "tuples values..",
                "Every combination of a value of each argument, as tuples; nulls are left out, and of no arguments there is none. Made for joins on several values.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        return frame -> {
            List<List<Value>> tuples = terms.length == 0 ? List.of() : List.of(List.of());
            for (Expression term : terms) {
                tuples = extended(tuples, Values.items(term.eval(frame)), frame.run());
            }
            var results = new ArrayList<Value>(tuples.size());
            for (List<Value> tuple : tuples) {
                results.add(TupleValue.of(tuple));
            }
            return ListValue.of(results);
        };
    }

    private static List<List<Value>> extended(List<List<Value>> tuples, List<Value> values, Run run) {
        run.spend((long) tuples.size() * values.size());
        var results = new ArrayList<List<Value>>(tuples.size());
        for (List<Value> tuple : tuples) {
            for (Value value : values) {
                if (!value.isNull()) {
                    var longer = new ArrayList<Value>(tuple);
                    longer.add(value);
                    results.add(longer);
                }
            }
        }
        return results;
    }
}
