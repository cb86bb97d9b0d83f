package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.util.Optional;

/** {@code group-by}. */
final class GroupBy implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "group-by key:function [string:function] values",
                "The values with the same key together, in a dictionary. Its keys are the keys as JSON in transit form, or what the second function gives for them.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return new Grouped(
                arguments.function(0),
                arguments.has(1) ? Optional.of(arguments.get(1)) : Optional.empty(),
                arguments.get(2));
    }
}
