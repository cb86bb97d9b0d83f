package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code coalesce}. */
final class Coalesce implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "coalesce [function:function] values",
                "The first value that is not null, or the first one that the function is true for. Null if there is none.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        boolean bare = !arguments.has(0);
        return frame -> {
            for (Value value : Values.items(values.eval(frame))) {
                if (bare ? !value.isNull() : Values.isTrue(frame.call(function, value))) {
                    return value;
                }
            }
            return NullValue.NULL;
        };
    }
}
