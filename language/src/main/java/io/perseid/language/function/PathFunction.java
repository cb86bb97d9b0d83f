package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import io.perseid.language.Walk;

/** {@code path}. */
final class PathFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "path names values",
                "The property of each value, then that property's property, and so on; lists on the way become one list. Null if there is none. Names that are not strings are left out.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression path = arguments.get(0);
        Expression values = arguments.get(1);
        PropertyNames names = arguments.names();
        return frame -> {
            Value value = values.eval(frame);
            for (Value name : Values.items(path.eval(frame))) {
                if (name instanceof StringValue(String text)) {
                    value = Walk.get(value, text, names);
                }
            }
            return value;
        };
    }
}
