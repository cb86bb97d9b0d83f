package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code base64-decode}. */
final class Base64Decode implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "base64-decode values",
                "The bytes that Base64 strings stand for. Other values and strings are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        if (!(value instanceof StringValue(String text))) {
            return null;
        }
        try {
            return new BytesValue(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
