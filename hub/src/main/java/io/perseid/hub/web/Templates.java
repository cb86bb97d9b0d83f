package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values with templates in them, keys included. A text that comes to hold the mark {@code sesam:markskip} is left out of what it
 * stands in; one with {@code sesam:markjson} is read as JSON once the mark is taken out.
 */
final class Templates {
    private static final String SKIP = "sesam:markskip";
    private static final String JSON = "sesam:markjson";

    private Templates() {}

    /** The value filled in; empty if it is to be left out. */
    static Optional<Value> fill(Value value, Map<String, ?> values) {
        return switch (value) {
            case StringValue(String text) -> text(text, values);
            case ListValue list -> {
                List<Value> items = new ArrayList<>();
                list.items().forEach(item -> fill(item, values).ifPresent(items::add));
                yield Optional.of(ListValue.of(items));
            }
            case DictValue dict -> {
                Map<String, Value> members = new LinkedHashMap<>();
                dict.forEach((name, member) -> {
                    String key = Jinja.fill(name, values);
                    Optional<Value> filled = key.contains(SKIP) ? Optional.empty() : fill(member, values);
                    filled.ifPresent(found -> members.put(key, found));
                });
                yield Optional.of(DictValue.of(members));
            }
            default -> Optional.of(value);
        };
    }

    private static Optional<Value> text(String template, Map<String, ?> values) {
        String text = Jinja.fill(template, values);
        if (text.contains(SKIP)) {
            return Optional.empty();
        }
        return Optional.of(text.contains(JSON) ? PlainJson.read(text.replace(JSON, "")) : new StringValue(text));
    }

    /** The strings of an object filled in, by name: headers or parameters. */
    static Map<String, String> texts(Value object, Map<String, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fill(object, values).orElse(DictValue.EMPTY) instanceof DictValue dict) {
            dict.forEach((name, value) -> {
                if (!value.isNull()) {
                    texts.put(name, PlainJson.text(value));
                }
            });
        }
        return texts;
    }

    /** What is wrong with a template anywhere in the value; empty if nothing is. */
    static Optional<String> mistake(Value value) {
        List<String> mistakes = new ArrayList<>();
        collect(value, mistakes);
        return mistakes.stream().findFirst();
    }

    private static void collect(Value value, List<String> mistakes) {
        switch (value) {
            case StringValue(String text) -> Jinja.mistake(text).ifPresent(mistakes::add);
            case ListValue list -> list.items().forEach(item -> collect(item, mistakes));
            case DictValue dict ->
                dict.forEach((name, member) -> {
                    Jinja.mistake(name).ifPresent(mistakes::add);
                    collect(member, mistakes);
                });
            default -> {
                // nothing to fill in
            }
        }
    }
}
