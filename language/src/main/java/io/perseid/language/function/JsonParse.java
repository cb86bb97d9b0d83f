package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code json-parse}. */
final class JsonParse implements Casting {
    @Override
    public Signature signature() {
        return Signature.of(
                "json-parse [default:function] values",
                "The values that strings of JSON stand for; a string in them stays a string whatever it begins with. Other values and strings are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        if (!(value instanceof StringValue(String text))) {
            return null;
        }
        try {
            return plain(Json.parseLocated(text, ""));
        } catch (Fault _) {
            return null;
        }
    }

    private static Value plain(JsonNode json) {
        if (json.isString()) {
            return Values.of(json.text());
        }
        if (json.isList()) {
            return ListValue.of(json.items().stream().map(JsonParse::plain).toList());
        }
        if (!json.isDict()) {
            return json.value();
        }
        var builder = new DictBuilder();
        json.members().forEach((name, member) -> builder.put(name, plain(member)));
        return builder.build();
    }
}
