package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code ni-id}. */
final class NiId implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "ni-id values",
                "What is after the first colon in namespaced identifiers and strings; all of a string without one. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case NiValue(String _, String id) -> Values.of(id);
            case StringValue(String text) -> Values.of(PropertyNames.local(text));
            default -> null;
        };
    }
}
