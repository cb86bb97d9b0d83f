package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.PropertyNames;
import io.perseid.language.Wildcard;
import java.util.List;
import java.util.Optional;

/** Patterns of names of properties, as {@code copy} and {@code remove} have them. Thread-safe. */
final class NamePatterns {
    private final List<Wildcard> wildcards;
    private final PropertyNames names;

    private NamePatterns(List<Wildcard> wildcards, PropertyNames names) {
        this.wildcards = wildcards;
        this.names = names;
    }

    static NamePatterns of(Value patterns, PropertyNames names) {
        return new NamePatterns(Matches.wildcards(patterns), names);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return wildcards.isEmpty();
    }

    /** Whether one of them means every name. */
    boolean matchesAll() {
        return wildcards.stream().anyMatch(wildcard -> wildcard.toString().equals("*"));
    }

    /** The names, if no pattern means more than one. */
    Optional<List<String>> plainNames() {
        boolean arePlain = wildcards.stream()
                .map(Wildcard::toString)
                .allMatch(text -> !Wildcard.isPattern(text) && names.isFull(text));
        return arePlain
                ? Optional.of(wildcards.stream()
                        .map(wildcard -> names.full(wildcard.toString()))
                        .toList())
                : Optional.empty();
    }

    /** Whether one of them means the name. */
    boolean matches(String name) {
        for (Wildcard wildcard : wildcards) {
            if (names.matches(wildcard, wildcard.toString(), name)) {
                return true;
            }
        }
        return false;
    }
}
