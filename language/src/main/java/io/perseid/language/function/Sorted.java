package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.util.Comparator;

/** {@code sorted}. */
final class Sorted implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "sorted [function:function] values",
                "The values in the order of mixed types, or in that of what the function gives for each.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return Sorting.compile(arguments, Comparator.naturalOrder());
    }
}
