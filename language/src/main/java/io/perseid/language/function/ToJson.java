package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.TransitText;
import io.perseid.language.Values;

/** {@code json}. */
final class ToJson implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "json values",
                "Values as JSON text with sorted keys; typed values as the plain text or number that they hold.");
    }

    @Override
    public Value map(Value value) {
        return Values.of(TransitText.plain(value));
    }
}
