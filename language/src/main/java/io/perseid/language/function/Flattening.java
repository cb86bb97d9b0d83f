package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;

/** A function that makes a list of each value it maps over, and one list of all these. */
interface Flattening extends ExpressionFunction, Mapper {
    @Override
    default Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> flatMapAll(values.eval(frame));
    }
}
