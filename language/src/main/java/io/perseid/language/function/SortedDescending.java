package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.util.Comparator;

/** {@code sorted-descending}. */
final class SortedDescending implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("sorted-descending [function:function] values", "As sorted, the greatest first.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return Sorting.compile(arguments, Comparator.reverseOrder());
    }
}
