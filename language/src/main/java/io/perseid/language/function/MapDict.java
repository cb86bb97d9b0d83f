package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.LinkedHashMap;
import java.util.Map;
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
        if (values instanceof Grouped grouped) {
            return new MappedGroups(key, value, grouped);
        }
        return frame -> {
            Mapper mapper = each -> each instanceof DictValue dict ? map(dict, key, value, frame) : null;
            return mapper.mapAll(values.eval(frame));
        };
    }

    /** What becomes of groups, which don't become a dictionary first. */
    private record MappedGroups(Expression key, Expression value, Grouped groups) implements Expression {
        @Override
        public Value eval(Frame frame) {
            Map<String, Value> mapped = mapped(frame);
            return mapped.isEmpty() ? NullValue.NULL : DictValue.of(mapped);
        }

        @Override
        public void write(Frame frame, ValueWriter out) {
            Map<String, Value> mapped = mapped(frame);
            if (mapped.isEmpty()) {
                out.nil();
                return;
            }
            out.dictHead(mapped.size());
            mapped.forEach((name, of) -> {
                out.string(name);
                out.value(of);
            });
        }

        private Map<String, Value> mapped(Frame frame) {
            var mapped = new LinkedHashMap<String, Value>();
            groups.groups(frame).forEach((name, members) -> {
                if (frame.call(key, Values.of(name)) instanceof StringValue(String text)) {
                    mapped.put(text, frame.call(value, ListValue.of(members)));
                }
            });
            return mapped;
        }
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
