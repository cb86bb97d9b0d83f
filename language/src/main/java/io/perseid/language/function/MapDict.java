package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code map-dict}. */
final class MapDict implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "map-dict key:function value:function values",
                "Dictionaries with what the functions give for each key and each value. A key that does not become a string is left out, and so is a dictionary of which nothing is left. Other values are dropped.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression key = arguments.get(0);
        Expression value = arguments.get(1);
        Expression values = arguments.get(2);
        return frame -> {
            Mapper mapper = each -> each instanceof DictValue dict ? map(dict, key, value, frame) : null;
            return mapper.mapAll(values.eval(frame));
        };
    }

    private static @Nullable Value map(DictValue dict, Expression key, Expression value, Frame frame) {
        var builder = new DictBuilder();
        dict.forEach((name, old) -> {
            if (frame.call(key, Values.of(name)) instanceof StringValue(String text)) {
                builder.put(text, frame.call(value, old));
            }
        });
        return builder.size() == 0 ? null : builder.build();
    }
}
