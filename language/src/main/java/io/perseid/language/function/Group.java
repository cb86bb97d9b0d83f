package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.util.ArrayList;

/** {@code group}. */
final class Group implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "group key:function [member:function] values",
                "The values with the same key together: a list of pairs of a key and the list of its values, or of what the second function gives for them.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression key = arguments.get(0);
        Expression member = arguments.has(1) ? arguments.get(1) : null;
        Expression values = arguments.get(2);
        return frame -> {
            var results = new ArrayList<Value>();
            Groups.of(frame, key, member, values.eval(frame))
                    .forEach((of, members) -> results.add(ListValue.of(of, ListValue.of(members))));
            return ListValue.of(results);
        };
    }
}
