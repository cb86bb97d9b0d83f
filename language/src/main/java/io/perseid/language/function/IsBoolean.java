package io.perseid.language.function;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-boolean}. */
final class IsBoolean implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-boolean value", "True if the value, or the first of a list, is a boolean.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof BooleanValue;
    }
}
