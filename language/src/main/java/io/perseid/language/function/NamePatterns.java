package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.PropertyNames;
import io.perseid.language.Values;
import io.perseid.language.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Patterns of names of properties, as {@code copy} and {@code remove} have them. Thread-safe. */
final class NamePatterns {
    private final List<String> patterns;
    private final List<Predicate<String>> matchers;
    private final PropertyNames names;

    private NamePatterns(List<String> patterns, PropertyNames names) {
        this.patterns = patterns;
        this.matchers = patterns.stream().map(names::matcher).toList();
        this.names = names;
    }

    static NamePatterns of(Value patterns, PropertyNames names) {
        var texts = new ArrayList<String>();
        for (Value pattern : Values.items(patterns)) {
            if (pattern instanceof StringValue(String text)) {
                texts.add(text);
            }
        }
        return new NamePatterns(List.copyOf(texts), names);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of them means every name. */
    boolean matchesAll() {
        return patterns.contains("*");
    }

    /** The names, if no pattern means more than one. */
    Optional<List<String>> plainNames() {
        boolean arePlain = patterns.stream().allMatch(text -> !Wildcard.isPattern(text) && names.isFull(text));
        return arePlain ? Optional.of(patterns.stream().map(names::full).toList()) : Optional.empty();
    }

    /** Whether one of them may mean a name that is reserved, that of the id for one. */
    boolean matchesReserved() {
        return patterns.stream()
                .anyMatch(text ->
                        text.startsWith("_") || text.startsWith("*") || text.startsWith("?") || text.startsWith(":"));
    }

    /** Whether one of them means the name. */
    boolean matches(String name) {
        for (Predicate<String> matcher : matchers) {
            if (matcher.test(name)) {
                return true;
            }
        }
        return false;
    }
}
