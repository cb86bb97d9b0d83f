package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code and}. */
final class And implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "and condition conditions..", "True if all conditions are true. Stops at the first one that is not.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] conditions = arguments.from(0);
        return frame -> Values.of(allTrue(conditions, frame));
    }

    static boolean allTrue(Expression[] conditions, Frame frame) {
        for (Expression condition : conditions) {
            if (!Values.isTrue(condition.eval(frame))) {
                return false;
            }
        }
        return true;
    }
}
