package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-dict}. */
final class IsDict implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-dict value", "True if the value, or the first of a list, is a dictionary.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof DictValue;
    }
}
