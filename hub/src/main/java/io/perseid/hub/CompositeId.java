package io.perseid.hub;

import io.perseid.entity.EntityId;
import java.util.ArrayList;
import java.util.List;

/**
 * How a key of one or more parts becomes an entity's id: a single part as it is, several with colons between them. In a key of
 * several parts a colon or a backslash within a part gets a backslash before it, so that two keys never share an id.
 */
public final class CompositeId {
    private CompositeId() {}

    /** The id of the key. */
    public static EntityId join(List<String> parts) {
        if (parts.size() == 1) {
            return new EntityId(parts.getFirst());
        }
        var id = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            id.append(i == 0 ? "" : ":");
            id.append(parts.get(i).replace("\\", "\\\\").replace(":", "\\:"));
        }
        return new EntityId(id.toString());
    }

    /** The parts of an id that {@link #join} made of so many; fewer or more if it was not made so. */
    public static List<String> split(EntityId id, int parts) {
        if (parts == 1) {
            return List.of(id.value());
        }
        List<String> found = new ArrayList<>();
        var part = new StringBuilder();
        String text = id.value();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ':') {
                found.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        found.add(part.toString());
        return found;
    }
}
