package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Values;

/** A function that looks at the first of its values. */
interface TypeTest extends ExpressionFunction {
    /** Whether the value is of the type. */
    boolean test(Value first);

    @Override
    default Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> Values.of(test(Values.first(values.eval(frame))));
    }
}
