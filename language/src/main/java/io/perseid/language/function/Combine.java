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

/** {@code combine}. */
final class Combine implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "combine values..",
                "One list of the values of all arguments; lists lose one level, and null is nothing.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        return frame -> {
            var values = new ArrayList<Value>();
            for (Expression term : terms) {
                List<Value> more = Values.items(term.eval(frame));
                frame.run().spend(more.size());
                values.addAll(more);
            }
            return ListValue.of(values);
        };
    }
}
