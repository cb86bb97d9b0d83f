package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-ni}. */
final class IsNi implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-ni value", "True if the value, or the first of a list, is a namespaced identifier.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof NiValue;
    }
}
