package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;

/** A function of one argument as a whole. */
interface OfOne extends ExpressionFunction {
    /** The result. */
    Value apply(Value value);

    @Override
    default Expression compile(Arguments arguments) {
        Expression value = arguments.get(0);
        return frame -> apply(value.eval(frame));
    }
}
