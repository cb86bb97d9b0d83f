package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Rule;
import io.perseid.language.Signature;

/** {@code apply-hops}. */
final class ApplyHops implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "apply-hops rule:rule join:hops more:hops..",
                "Joins as hops does, and applies the rule to each entity found. Filtered and discarded ones are left out.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Rule rule = arguments.rule(0);
        Expression joined = arguments.hops(1);
        return frame -> Apply.apply(rule, frame, joined.eval(frame));
    }
}
