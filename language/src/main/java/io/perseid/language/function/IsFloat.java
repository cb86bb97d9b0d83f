package io.perseid.language.function;

import io.perseid.entity.FloatValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-float}. */
final class IsFloat implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-float value", "True if the value, or the first of a list, is a float.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof FloatValue;
    }
}
