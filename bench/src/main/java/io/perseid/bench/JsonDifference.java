package io.perseid.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;

/** Where two JSON values differ; numbers of the same size don't, whatever their form. */
final class JsonDifference {
    private JsonDifference() {}

    /** The first difference in words; empty if there is none. */
    static String between(JsonNode a, JsonNode b) {
        return between(a, b, "");
    }

    private static String between(JsonNode a, JsonNode b, String at) {
        if (a.isNumber() && b.isNumber()) {
            BigDecimal x = a.decimalValue();
            return x.compareTo(b.decimalValue()) == 0 ? "" : difference(a, b, at);
        }
        if (a.getNodeType() != b.getNodeType() || a.size() != b.size()) {
            return difference(a, b, at);
        }
        if (a.isObject()) {
            for (Iterator<String> names = a.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                String found = b.has(name) ? between(a.get(name), b.get(name), at + "/" + name) : difference(a, b, at);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        for (int i = 0; i < a.size(); i++) {
            String found = between(a.get(i), b.get(i), at + "/" + i);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return a.isArray() || a.equals(b) ? "" : difference(a, b, at);
    }

    private static String difference(JsonNode a, JsonNode b, String at) {
        return "at=" + at + " wanted=" + a + " found=" + b;
    }
}
