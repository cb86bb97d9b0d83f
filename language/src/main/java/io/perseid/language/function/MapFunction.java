package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code map}. */
final class MapFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("map function:function values", "What the function gives for each value.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        return frame -> {
            Mapper mapper = value -> frame.run().held(frame.call(function, value));
            return mapper.mapAll(values.eval(frame));
        };
    }
}
