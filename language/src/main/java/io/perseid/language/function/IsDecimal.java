package io.perseid.language.function;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-decimal}. */
final class IsDecimal implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-decimal value", "True if the value, or the first of a list, is a decimal.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof DecimalValue;
    }
}
