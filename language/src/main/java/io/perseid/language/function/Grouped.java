package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.ItemFunction;
import io.perseid.language.TransitText;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values with the same key together, under names made of the keys.
 *
 * @param string gives the name for a key; without it, it is the key as JSON
 */
record Grouped(ItemFunction key, Optional<Expression> string, Expression values) implements Expression {
    @Override
    public Value eval(Frame frame) {
        var builder = new DictBuilder();
        groups(frame).forEach((name, members) -> builder.put(name, ListValue.of(members)));
        return builder.build();
    }

    /** The groups by their names, in the order in which they begin. Of two with the same name, the second one counts. */
    Map<String, List<Value>> groups(Frame frame) {
        var groups = new LinkedHashMap<Value, List<Value>>();
        values.each(
                frame,
                item -> groups.computeIfAbsent(Values.key(key.eval(frame, item)), _ -> new ArrayList<>())
                        .add(item.value()));
        var named = new LinkedHashMap<String, List<Value>>();
        groups.forEach((of, members) -> {
            Value name = string.isPresent() ? frame.call(string.get(), of) : Values.of(TransitText.of(of));
            if (name instanceof StringValue(String text)) {
                named.put(text, members);
            }
        });
        return named;
    }
}
