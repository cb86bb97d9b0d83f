package io.perseid.hub.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a table or of a result, found by their name: as written, else without regard to case if only one then fits. */
final class Columns {
    private final Map<String, Column> columns = new LinkedHashMap<>();

    Columns(List<Column> listed) {
        listed.forEach(column -> columns.put(column.name(), column));
    }

    /** The column that the name means, if there is exactly one. */
    Optional<Column> find(String name) {
        Column exact = columns.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<Column> alike = columns.values().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    List<Column> all() {
        return List.copyOf(columns.values());
    }

    Set<String> names() {
        return columns.keySet();
    }
}
