package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code neq}. */
final class Neq implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of("neq a b", "True if eq is false: the values are not the same, or not in the same order.");
    }

    @Override
    public Value apply(Value a, Value b) {
        return Values.of(!Values.equal(a, b));
    }
}
