package io.perseid.store;

import io.perseid.entity.DictValue;
import java.util.Map;

/**
 * What a writer remembers of its own work, kept in the same atomic write as the work.
 *
 * @param states values by key; an empty dict removes the key
 */
public record Progress(Map<String, DictValue> states) {
    /** Nothing to remember. */
    public static final Progress NONE = new Progress(Map.of());

    /** Copies the map. */
    public Progress {
        states = Map.copyOf(states);
    }

    /** One state. */
    public static Progress of(String key, DictValue value) {
        return new Progress(Map.of(key, value));
    }
}
