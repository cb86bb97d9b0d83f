package io.perseid.hub.sql;

import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's text form of an array: {@code {1,NULL,"a \"b\""}}, nested as deep as it has dimensions. */
final class ArrayText {
    private final String text;
    private final ColumnKind kind;
    private final ZoneId zone;
    private int at;

    private ArrayText(String text, ColumnKind kind, ZoneId zone) {
        this.text = text;
        this.kind = kind;
        this.zone = zone;
        // lower bounds other than 1 stand before the array: [0:1]={a,b}
        this.at = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
    }

    /**
     * The list that the text stands for.
     *
     * @throws RuntimeException if it has another form
     */
    static Value read(String text, ColumnKind kind, ZoneId zone) {
        return new ArrayText(text, kind, zone).array();
    }

    /** The text that stands for the list. */
    static String write(Value list) {
        List<Value> items = items(list);
        var out = new StringBuilder("{");
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ",").append(item(items.get(i)));
        }
        return out.append('}').toString();
    }

    private static String item(Value item) {
        return switch (item) {
            case NullValue _ -> "NULL";
            case ListValue _, TupleValue _ -> write(item);
            default -> '"' + PlainJson.text(item).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }

    private static List<Value> items(Value list) {
        return switch (list) {
            case ListValue many -> many.items();
            case TupleValue many -> many.items();
            default -> List.of(list);
        };
    }

    private Value array() {
        List<Value> items = new ArrayList<>();
        at++;
        while (text.charAt(at) != '}') {
            items.add(text.charAt(at) == '{' ? array() : item());
            at += text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
        return ListValue.of(items);
    }

    private Value item() {
        boolean quoted = text.charAt(at) == '"';
        var item = new StringBuilder();
        at += quoted ? 1 : 0;
        while (quoted ? text.charAt(at) != '"' : ",}".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' ? 1 : 0;
            item.append(text.charAt(at++));
        }
        at += quoted ? 1 : 0;
        String found = item.toString();
        return !quoted && found.equals("NULL") ? NullValue.NULL : ValueText.parse(kind, found, zone);
    }
}
