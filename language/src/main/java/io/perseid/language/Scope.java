package io.perseid.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which variables are there at a place in a rule.
 *
 * @param hasCurrent whether {@code _} is, as inside of a function's argument
 * @param hasSecrets whether the name of a secret stands for its value
 * @param aliases datasets of the joins around, with their numbers
 */
record Scope(boolean hasCurrent, boolean hasSecrets, Map<String, Integer> aliases) {
    static final Scope RULE = new Scope(false, false, Map.of());

    /** The copied aliases keep their order. */
    Scope {
        aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    }

    Scope withCurrent() {
        return hasCurrent ? this : new Scope(true, hasSecrets, aliases);
    }

    Scope withSecrets() {
        return new Scope(hasCurrent, true, aliases);
    }

    Scope withAliases(Map<String, Integer> more) {
        var all = new LinkedHashMap<>(aliases);
        all.putAll(more);
        return new Scope(hasCurrent, hasSecrets, all);
    }
}
