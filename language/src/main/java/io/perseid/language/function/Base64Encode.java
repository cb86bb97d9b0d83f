package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code base64-encode}. */
final class Base64Encode implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("base64-encode values", "Bytes as Base64 strings. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return value instanceof BytesValue bytes ? Values.of(bytes.toString()) : null;
    }
}
