package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;

/** {@code values}. */
final class ValuesFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("values values", "The values of dictionaries, as one list. Other values are dropped.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            Value dicts = values.eval(frame);
            if (!(dicts instanceof ListValue) && !(dicts instanceof DictValue)) {
                return NullValue.NULL;
            }
            var results = new ArrayList<Value>();
            for (Value dict : Values.items(dicts)) {
                if (dict instanceof DictValue known) {
                    known.forEach((_, value) -> results.add(value));
                }
            }
            return ListValue.of(results);
        };
    }
}
