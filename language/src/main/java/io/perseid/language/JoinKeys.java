package io.perseid.language;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes indexes of expressions. */
final class JoinKeys {
    private final CompileContext context;

    JoinKeys(CompileContext context) {
        this.context = context;
    }

    /** The index over the values of an expression that refers to one variable only. */
    JoinIndex index(Node expression) {
        Expression compiled = Compiler.of(context).expression(expression);
        int slots = References.of(expression).bases().stream()
                .mapToInt(base -> base instanceof Base.AliasBase alias ? alias.slot() + 1 : 0)
                .max()
                .orElse(0);
        return new JoinIndex(
                name(NodeText.of(expression)), entity -> keys(compiled.eval(Detached.frame(entity, slots))));
    }

    /** The text of the expression, and what else it means something by: names of the pipe's own namespaces begin with a colon. */
    private String name(String text) {
        return context.namespaces()
                .map(own -> text.indexOf(':') >= 0 || text.contains("$ids")
                        ? text + " in " + own.identity() + ": " + own.property() + ":"
                        : text + " namespaced")
                .orElse(text);
    }

    /** The keys in a value: each once, null never. */
    static List<Value> keys(Value value) {
        if (!(value instanceof ListValue list)) {
            return value.isNull() ? List.of() : List.of(Values.key(value));
        }
        var keys = new LinkedHashSet<Value>();
        for (Value item : list) {
            if (!item.isNull()) {
                keys.add(Values.key(item));
            }
        }
        return List.copyOf(keys);
    }
}
