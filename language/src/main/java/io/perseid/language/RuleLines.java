package io.perseid.language;

import io.perseid.entity.JsonNode;
import io.perseid.fault.Place;
import java.util.HashMap;
import java.util.Map;

/** The text of a transform's configuration, by place. Immutable. */
final class RuleLines {
    private final Map<String, JsonNode> parts = new HashMap<>();

    RuleLines(JsonNode config) {
        gather(config);
    }

    private void gather(JsonNode node) {
        parts.putIfAbsent(node.place().pointer(), node);
        node.items().forEach(this::gather);
        node.members().values().forEach(this::gather);
    }

    /** What stands at the place, in one line; empty if that place isn't in the configuration. */
    String text(Place place) {
        JsonNode part = parts.get(place.pointer());
        return part == null ? "" : RuleText.line(part);
    }

    /** The rest of a pointer after that of the line it is in. */
    static String within(Node.Act line, String pointer) {
        String outer = line.place().pointer();
        return pointer.startsWith(outer) ? pointer.substring(outer.length()) : pointer;
    }
}
