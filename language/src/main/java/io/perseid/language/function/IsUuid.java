package io.perseid.language.function;

import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-uuid}. */
final class IsUuid implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-uuid value", "True if the value, or the first of a list, is a UUID.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof UuidValue;
    }
}
