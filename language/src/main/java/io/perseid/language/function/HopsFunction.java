package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code hops}. */
final class HopsFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "hops join:hops more:hops..",
                "Joins the source with datasets, and gives the entities of the last one, or what return says. The results of one join are the sources of the next.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        return arguments.hops(0);
    }
}
