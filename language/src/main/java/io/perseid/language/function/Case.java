package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code case}, as an expression. */
final class Case implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "case condition value more..",
                "The value after the first condition that is true. A last value without condition stands for all other cases; null if there is none.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        return frame -> {
            for (int i = 0; i + 1 < terms.length; i += 2) {
                if (Values.isTrue(terms[i].eval(frame))) {
                    return terms[i + 1].eval(frame);
                }
            }
            return terms.length % 2 == 0 ? NullValue.NULL : terms[terms.length - 1].eval(frame);
        };
    }
}
