package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code case-eq}, as an expression. */
final class CaseEq implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "case-eq compared equal value more..",
                "The value after the first one that equals what is compared. A last value without a partner stands for all other cases; null if there is none.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression compared = arguments.get(0);
        Expression[] terms = arguments.from(1);
        return frame -> {
            Value value = compared.eval(frame);
            for (int i = 0; i + 1 < terms.length; i += 2) {
                if (Values.equal(value, terms[i].eval(frame))) {
                    return terms[i + 1].eval(frame);
                }
            }
            return terms.length % 2 == 0 ? NullValue.NULL : terms[terms.length - 1].eval(frame);
        };
    }
}
