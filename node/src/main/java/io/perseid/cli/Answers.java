package io.perseid.cli;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.List;

/** Looks into what a node answered. What isn't there is empty. */
final class Answers {
    private Answers() {}

    static Value at(Value value, String... path) {
        var found = value;
        for (String name : path) {
            found = found instanceof DictValue dict ? dict.get(name) : NullValue.NULL;
        }
        return found;
    }

    static String text(Value value, String... path) {
        var found = at(value, path);
        return switch (found) {
            case NullValue _ -> "";
            case StringValue text -> text.value();
            default -> found.toString();
        };
    }

    static List<Value> items(Value value, String... path) {
        return at(value, path) instanceof ListValue list ? list.items() : List.of();
    }

    /** A time without what is below a second. */
    static String second(Value value, String... path) {
        return text(value, path).replaceFirst("\\.\\d+Z$", "Z");
    }
}
