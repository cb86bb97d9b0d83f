package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.NiValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.UriValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import java.util.Base64;
import java.util.Iterator;

/**
 * JSON as systems speak it that know nothing of our value types: decimals are numbers, and dates, URIs and the like are strings
 * without a tag.
 */
public final class PlainJson {
    private PlainJson() {}

    /**
     * The value of the text.
     *
     * @throws io.perseid.fault.Fault if it is not JSON
     */
    public static Value read(String text) {
        return Json.parse(text, JsonForm.COMPATIBLE);
    }

    /** The value as text; what has no JSON form, not a number and the infinities, becomes null. */
    public static String write(Value value) {
        var out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /** What stands in a string for a value that has no JSON type of its own, and in a text column for any but lists and dicts. */
    public static String text(Value value) {
        return switch (value) {
            case NullValue _ -> "";
            case StringValue text -> text.value();
            case BooleanValue flag -> Boolean.toString(flag.value());
            case IntegerValue number -> number.toString();
            case FloatValue number -> Double.toString(number.value());
            case DecimalValue number -> number.value().toPlainString();
            case DateValue date -> date.value().toString();
            case DatetimeValue moment -> moment.toString();
            case UuidValue uuid -> uuid.value().toString();
            case NiValue ni -> ni.namespace() + ":" + ni.id();
            case UriValue uri -> uri.value();
            case BytesValue bytes -> Base64.getEncoder().encodeToString(bytes.bytes());
            case ListValue _, TupleValue _, DictValue _ -> write(value);
        };
    }

    private static void append(Value value, StringBuilder out) {
        switch (value) {
            case NullValue _ -> out.append("null");
            case BooleanValue _, IntegerValue _, DecimalValue _ -> out.append(text(value));
            case FloatValue number ->
                out.append(Double.isFinite(number.value()) ? Double.toString(number.value()) : "null");
            case ListValue list -> items(list.items().iterator(), out);
            case TupleValue tuple -> items(tuple.items().iterator(), out);
            case DictValue dict -> members(dict, out);
            case StringValue _, DateValue _, DatetimeValue _, UuidValue _, NiValue _, UriValue _, BytesValue _ ->
                quote(text(value), out);
        }
    }

    private static void items(Iterator<Value> items, StringBuilder out) {
        out.append('[');
        while (items.hasNext()) {
            append(items.next(), out);
            out.append(items.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void members(DictValue dict, StringBuilder out) {
        out.append('{');
        dict.forEach((name, member) -> {
            if (out.charAt(out.length() - 1) != '{') {
                out.append(',');
            }
            quote(name, out);
            out.append(':');
            append(member, out);
        });
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
