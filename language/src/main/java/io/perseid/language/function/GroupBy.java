package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.TransitText;
import io.perseid.language.Values;

/** {@code group-by}. */
final class GroupBy implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "group-by key:function [string:function] values",
                "The values with the same key together, in a dictionary. Its keys are the keys as JSON in transit form, or what the second function gives for them.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression key = arguments.get(0);
        Expression string = arguments.get(1);
        boolean asJson = !arguments.has(1);
        Expression values = arguments.get(2);
        return frame -> {
            var builder = new DictBuilder();
            Groups.of(frame, key, null, values.eval(frame)).forEach((of, members) -> {
                Value name = asJson ? Values.of(TransitText.of(of)) : frame.call(string, of);
                if (name instanceof StringValue(String text)) {
                    builder.put(text, ListValue.of(members));
                }
            });
            return builder.build();
        };
    }
}
