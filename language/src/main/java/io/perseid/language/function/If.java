package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code if}, as an expression. */
final class If implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "if condition then [else]", "One of two values. Null if the condition is false and there is no else.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression condition = arguments.get(0);
        Expression then = arguments.get(1);
        Expression otherwise = arguments.get(2);
        return frame -> Values.isTrue(condition.eval(frame)) ? then.eval(frame) : otherwise.eval(frame);
    }
}
