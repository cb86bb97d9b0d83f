package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-not-null}. */
final class IsNotNull implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of(
                "is-not-null value", "False for null, for an empty list, and for a list whose first value is null.");
    }

    @Override
    public boolean test(Value first) {
        return !first.isNull();
    }
}
