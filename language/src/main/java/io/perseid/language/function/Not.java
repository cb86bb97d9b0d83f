package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code not}. */
final class Not implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("not condition conditions..", "True if not all conditions are true.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] conditions = arguments.from(0);
        return frame -> Values.of(!And.allTrue(conditions, frame));
    }
}
