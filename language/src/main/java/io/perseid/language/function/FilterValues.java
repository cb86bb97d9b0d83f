package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code filter}, as an expression. */
final class FilterValues implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("filter function:function values", "The values for which the function is true.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        return frame -> {
            Mapper test = value -> Values.isTrue(frame.call(function, value)) ? value : null;
            return test.mapAll(values.eval(frame));
        };
    }
}
