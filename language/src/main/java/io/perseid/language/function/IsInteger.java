package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-integer}. */
final class IsInteger implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-integer value", "True if the value, or the first of a list, is an integer.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof IntegerValue;
    }
}
