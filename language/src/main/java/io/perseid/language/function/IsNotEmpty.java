package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code is-not-empty}. */
final class IsNotEmpty implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("is-not-empty values", "False for null and for an empty list.");
    }

    @Override
    public Value apply(Value value) {
        return Values.of(!Values.items(value).isEmpty());
    }
}
