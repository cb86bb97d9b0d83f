package io.perseid.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields by name, whatever the case of its letters. Of a repeated field the values are joined by a comma. */
public final class Headers {
    public static final Headers NONE = new Headers(Map.of());

    private final Map<String, String> fields;

    private Headers(Map<String, String> fields) {
        this.fields = fields;
    }

    public static Headers of(Map<String, String> fields) {
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(fields);
        return new Headers(Collections.unmodifiableMap(sorted));
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Whether the field is there and holds the word, in any case. */
    public boolean mentions(String name, String word) {
        return value(name)
                .filter(v -> v.toLowerCase(java.util.Locale.ROOT).contains(word))
                .isPresent();
    }
}
