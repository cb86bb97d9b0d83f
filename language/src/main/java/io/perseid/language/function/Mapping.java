package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;

/** A function of nothing but the values it maps over. */
interface Mapping extends ExpressionFunction, Mapper {
    @Override
    default Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> mapAll(values.eval(frame));
    }
}
