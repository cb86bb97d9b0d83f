package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code list}. */
final class ListFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("list values..", "A list of the arguments as they are; a list among them becomes an item.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        return frame -> {
            Value[] values = new Value[terms.length];
            for (int i = 0; i < terms.length; i++) {
                values[i] = frame.run().held(terms[i].eval(frame));
            }
            return ListValue.of(values);
        };
    }
}
