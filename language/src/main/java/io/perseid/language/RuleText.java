package io.perseid.language;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rules as text in one form: what fits into a line stands in one, anything longer has its parts below each other, and a
 * function's first simple arguments stay beside its name.
 */
public final class RuleText {
    private static final int WIDTH = 110;
    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();

    private RuleText() {}

    /** The configuration in that form, with a line end at its end. */
    public static String of(JsonNode json) {
        var writer = new RuleText();
        writer.write(json, 0, 0);
        return writer.text.append('\n').toString();
    }

    private void write(JsonNode json, int indent, int column) {
        String line = line(json);
        if (column + line.length() <= WIDTH
                || json.items().isEmpty() && json.members().isEmpty()) {
            text.append(line);
        } else if (json.isDict()) {
            dict(json, indent);
        } else {
            list(json, indent);
        }
    }

    private void dict(JsonNode json, int indent) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : json.members().entrySet()) {
            text.append(separator);
            int column = newLine(indent + INDENT);
            String name = quoted(member.getKey()) + ": ";
            text.append(name);
            write(member.getValue(), indent + INDENT, column + name.length());
            separator = ",";
        }
        newLine(indent);
        text.append('}');
    }

    private void list(JsonNode json, int indent) {
        text.append('[');
        List<JsonNode> items = json.items();
        int beside = items.getFirst().isString() ? simple(items) : 0;
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : i < beside ? ", " : ",");
            int column = i < beside ? 0 : newLine(indent + INDENT);
            write(items.get(i), indent + INDENT, column);
        }
        newLine(indent);
        text.append(']');
    }

    private static int simple(List<JsonNode> items) {
        int count = 0;
        while (count < items.size()
                && !items.get(count).isList()
                && !items.get(count).isDict()) {
            count++;
        }
        return count;
    }

    private int newLine(int indent) {
        text.append('\n').repeat(' ', indent);
        return indent;
    }

    /** All of it in one line. */
    public static String line(JsonNode json) {
        if (json.isDict()) {
            return json.members().entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ": " + line(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (json.isList()) {
            return json.items().stream().map(RuleText::line).collect(Collectors.joining(", ", "[", "]"));
        }
        if (json.isNumber() && json.value() instanceof DecimalValue(BigDecimal number)) {
            return number.toString(); // one that no float holds is still written as a number
        }
        return json.isString() ? quoted(json.text()) : json.toString();
    }

    private static String quoted(String string) {
        return Json.write(new StringValue(string), JsonForm.COMPATIBLE);
    }
}
