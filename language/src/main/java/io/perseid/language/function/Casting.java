package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import org.jspecify.annotations.Nullable;

/** A function {@code [default(_)] values} that turns values into another type, or gives something else for those that can't be. */
interface Casting extends ExpressionFunction {
    /** The value in the other type; Java's null if it has no such form. */
    @Nullable
    Value cast(Value value);

    @Override
    default Expression compile(Arguments arguments) {
        Expression values = arguments.get(1);
        if (!arguments.has(0)) {
            Mapper mapper = this::cast;
            return frame -> mapper.mapAll(values.eval(frame));
        }
        Expression otherwise = arguments.get(0);
        return frame -> {
            Mapper mapper = value -> {
                Value cast = cast(value);
                return cast == null ? frame.call(otherwise, value) : cast;
            };
            return mapper.mapAll(values.eval(frame));
        };
    }
}
