package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.TransitText;
import io.perseid.language.Values;

/** {@code json-transit}. */
final class JsonTransit implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "json-transit values", "Values as JSON text with sorted keys; typed values in transit form.");
    }

    @Override
    public Value map(Value value) {
        return Values.of(TransitText.of(value));
    }
}
