package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;

/** {@code map-values}. */
final class MapValues implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "map-values function:function values",
                "What the function gives for each value of the dictionaries, as one list. Other values are dropped.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        Expression values = arguments.get(1);
        return frame -> {
            var results = new ArrayList<Value>();
            for (Value dict : Values.items(values.eval(frame))) {
                if (dict instanceof DictValue known) {
                    known.forEach((_, value) -> results.add(frame.call(function, value)));
                }
            }
            return ListValue.of(results);
        };
    }
}
