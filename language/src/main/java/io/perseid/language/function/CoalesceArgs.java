package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code coalesce-args}. */
final class CoalesceArgs implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "coalesce-args value values..",
                "The first argument that is not null; an empty list is not null. Those after it are not evaluated.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] values = arguments.from(0);
        return frame -> {
            for (Expression expression : values) {
                Value value = expression.eval(frame);
                if (!value.isNull()) {
                    return value;
                }
            }
            return NullValue.NULL;
        };
    }
}
