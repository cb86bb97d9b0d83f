package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code bytes}. */
final class ToBytes implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("bytes values", "Strings as the bytes of their UTF-8 form. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case StringValue(String text) -> new BytesValue(text.getBytes(StandardCharsets.UTF_8));
            case BytesValue bytes -> bytes;
            default -> null;
        };
    }
}
