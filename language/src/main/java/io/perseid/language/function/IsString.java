package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-string}. */
final class IsString implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-string value", "True if the value, or the first of a list, is a string.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof StringValue;
    }
}
