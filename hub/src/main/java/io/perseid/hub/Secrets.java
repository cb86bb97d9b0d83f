package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts that only systems and rules may see, global or of one system; one of a system hides a global one of the same name. Never
 * printed.
 *
 * @param byScope the empty scope is the global one
 */
record Secrets(Map<String, Map<String, String>> byScope) {
    static final Secrets NONE = new Secrets(Map.of());

    Secrets {
        byScope = Map.copyOf(byScope);
    }

    /** The secrets a system may use; with the empty id those that all may. */
    Map<String, String> forSystem(String system) {
        Map<String, String> seen = new LinkedHashMap<>(byScope.getOrDefault("", Map.of()));
        seen.putAll(byScope.getOrDefault(system, Map.of()));
        return seen;
    }

    Secrets with(String scope, Map<String, String> secrets) {
        Map<String, Map<String, String>> changed = new LinkedHashMap<>(byScope);
        changed.put(scope, Map.copyOf(secrets));
        return new Secrets(changed);
    }

    DictValue toValue() {
        var dict = new DictBuilder();
        byScope.forEach((scope, secrets) -> {
            var inner = new DictBuilder();
            secrets.forEach((name, value) -> inner.put(name, new StringValue(value)));
            dict.put(scope, inner.build());
        });
        return dict.build();
    }

    static Secrets of(DictValue dict) {
        Secrets secrets = NONE;
        for (String scope : dict.names()) {
            secrets = secrets.with(scope, texts((DictValue) dict.get(scope)));
        }
        return secrets;
    }

    /** The members of a dict that are texts. */
    static Map<String, String> texts(DictValue dict) {
        Map<String, String> texts = new LinkedHashMap<>();
        dict.forEach((name, value) -> {
            if (value instanceof StringValue text) {
                texts.put(name, text.value());
            }
        });
        return texts;
    }

    @Override
    public String toString() {
        return "Secrets of " + byScope.size() + " scopes";
    }
}
