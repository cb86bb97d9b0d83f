package io.perseid.language.function;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code all}. */
final class All implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "all [function:function] values",
                "True if the function is true for all values, or if all values are true. True if there are none.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        boolean bare = !arguments.has(0);
        return frame -> {
            for (Value value : Values.items(values.eval(frame))) {
                if (!Values.isTrue(bare ? value : frame.call(function, value))) {
                    return BooleanValue.FALSE;
                }
            }
            return BooleanValue.TRUE;
        };
    }
}
