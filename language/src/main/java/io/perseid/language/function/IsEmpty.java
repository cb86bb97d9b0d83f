package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code is-empty}. */
final class IsEmpty implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("is-empty values", "True for null and for an empty list.");
    }

    @Override
    public Value apply(Value value) {
        return Values.of(Values.items(value).isEmpty());
    }
}
