package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code first}. */
final class First implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("first values", "The first value; null if there is none.");
    }

    @Override
    public Value apply(Value value) {
        return Values.first(value);
    }
}
