package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code ni-ns}. */
final class NiNs implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "ni-ns values",
                "What is before the first colon in namespaced identifiers and strings; nothing of a string without one. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case NiValue(String namespace, String _) -> Values.of(namespace);
            case StringValue(String text) -> Values.of(text.substring(0, Math.max(0, text.indexOf(':'))));
            default -> null;
        };
    }
}
