package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code length}. */
final class Length implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "length values",
                "How many characters strings have, and how many bytes bytes. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case StringValue(String text) -> Values.of(text.codePointCount(0, text.length()));
            case BytesValue bytes -> Values.of(bytes.length());
            default -> null;
        };
    }
}
