package io.perseid.language.function;

import io.perseid.entity.BooleanValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code or}. */
final class Or implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "or condition conditions..", "True if at least one condition is true. Stops at the first one that is.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] conditions = arguments.from(0);
        return frame -> {
            for (Expression condition : conditions) {
                if (Values.isTrue(condition.eval(frame))) {
                    return BooleanValue.TRUE;
                }
            }
            return BooleanValue.FALSE;
        };
    }
}
