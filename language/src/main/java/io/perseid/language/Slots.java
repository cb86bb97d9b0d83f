package io.perseid.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Numbers for the properties of the source that a rule reads, so that all are found in one pass. Not thread-safe. */
final class Slots {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private boolean isClosed;

    /** The number of the property; empty for one that is new after {@link #close}. */
    OptionalInt of(String name) {
        Integer known = numbers.get(name);
        if (known == null && !isClosed) {
            known = numbers.size();
            numbers.put(name, known);
        }
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** No more properties get numbers; the names by those they have. */
    List<String> close() {
        isClosed = true;
        return List.copyOf(numbers.keySet());
    }
}
