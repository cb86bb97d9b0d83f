package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code eq}. */
final class Eq implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "eq a b",
                "True if both are the same values in the same order; one value is as good as a list of it. In the where of hops, a comparison of two datasets is a join, and true if both have any value in common.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression a = arguments.get(0);
        Expression b = arguments.get(1);
        return frame -> Values.of(Values.equal(a.eval(frame), b.eval(frame)));
    }
}
