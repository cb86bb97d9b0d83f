package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code is-list}. */
final class IsList implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("is-list value", "True if the value is a list.");
    }

    @Override
    public Value apply(Value value) {
        return Values.of(value instanceof ListValue);
    }
}
