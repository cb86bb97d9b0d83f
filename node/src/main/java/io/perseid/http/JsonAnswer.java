package io.perseid.http;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that are JSON, and the plain values they are made of. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** An answer with status 200. */
    public static Answer of(Value value) {
        return of(200, value);
    }

    public static Answer of(int status, Value value) {
        return Answer.bytes(status, "application/json", text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** The value on one line. */
    public static String text(Value value) {
        return Json.write(value, JsonForm.COMPATIBLE);
    }

    /**
     * An object of alternating names and values.
     *
     * @param namesAndValues see {@link #value} for what a value may be
     */
    public static DictValue object(@Nullable Object... namesAndValues) {
        var dict = new DictBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            dict.put(String.valueOf(namesAndValues[i]), value(namesAndValues[i + 1]));
        }
        return dict.build();
    }

    /** A value of the entity model for one of the JDK: texts, numbers, booleans, lists, maps, optionals, null; others as their text. */
    public static Value value(@Nullable Object object) {
        return switch (object) {
            case null -> NullValue.NULL;
            case Value value -> value;
            case Boolean flag -> BooleanValue.of(flag);
            case Integer number -> IntegerValue.of(number);
            case Long number -> IntegerValue.of(number);
            case Double number -> new FloatValue(number);
            case Optional<?> optional -> value(optional.orElse(null));
            case Collection<?> items ->
                ListValue.of(items.stream().map(JsonAnswer::value).toList());
            case Map<?, ?> members -> {
                var dict = new DictBuilder();
                members.forEach((name, member) -> dict.put(String.valueOf(name), value(member)));
                yield dict.build();
            }
            default -> new StringValue(object.toString());
        };
    }
}
