package io.perseid.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The functions there are, by name. Immutable. */
final class Library {
    private final Map<String, ExpressionFunction> expressions = new TreeMap<>();
    private final Map<String, TransformFunction> transforms = new TreeMap<>();

    Library(List<LanguageFunction> functions) {
        for (LanguageFunction function : functions) {
            String name = function.signature().name();
            Object before = switch (function) {
                case ExpressionFunction expression -> expressions.put(name, expression);
                case TransformFunction transform -> transforms.put(name, transform);
            };
            if (before != null) {
                throw new IllegalArgumentException("two functions of the same name name=" + name);
            }
        }
    }

    Optional<ExpressionFunction> expression(String name) {
        return Optional.ofNullable(expressions.get(name));
    }

    Optional<TransformFunction> transform(String name) {
        return Optional.ofNullable(transforms.get(name));
    }

    Set<String> expressions() {
        return expressions.keySet();
    }

    Set<String> transforms() {
        return transforms.keySet();
    }
}
