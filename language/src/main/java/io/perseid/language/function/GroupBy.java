package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.ItemFunction;
import io.perseid.language.Signature;
import io.perseid.language.TransitText;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

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
        return new Grouped(
                arguments.function(0),
                arguments.has(1) ? Optional.of(arguments.get(1)) : Optional.empty(),
                arguments.get(2));
    }

    /** The values by their keys. */
    private record Grouped(ItemFunction key, Optional<Expression> string, Expression values) implements Expression {
        @Override
        public Value eval(Frame frame) {
            var groups = new LinkedHashMap<Value, List<Value>>();
            values.each(
                    frame,
                    item -> groups.computeIfAbsent(Values.key(key.eval(frame, item)), _ -> new ArrayList<>())
                            .add(item.value()));
            var builder = new DictBuilder();
            groups.forEach((of, members) -> {
                Value name = string.isPresent() ? frame.call(string.get(), of) : Values.of(TransitText.of(of));
                if (name instanceof StringValue(String text)) {
                    builder.put(text, ListValue.of(members));
                }
            });
            return builder.build();
        }
    }
}
