package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code min}. */
final class Min implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "min [function:function] values",
                "The least value in the order of mixed types, or the one for which the function gives the least. Null if there is none.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return Extreme.compile(arguments, -1);
    }
}
