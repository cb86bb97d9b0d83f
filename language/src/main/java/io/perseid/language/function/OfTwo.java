package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;

/** A function of two arguments as a whole. */
interface OfTwo extends ExpressionFunction {
    /** The result. */
    Value apply(Value a, Value b);

    @Override
    default Expression compile(Arguments arguments) {
        Expression a = arguments.get(0);
        Expression b = arguments.get(1);
        return frame -> apply(a.eval(frame), b.eval(frame));
    }
}
