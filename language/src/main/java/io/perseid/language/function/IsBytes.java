package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-bytes}. */
final class IsBytes implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-bytes value", "True if the value, or the first of a list, is bytes.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof BytesValue;
    }
}
