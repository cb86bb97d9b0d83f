package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code reversed}. */
final class Reversed implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("reversed values", "The values from the last to the first.");
    }

    @Override
    public Value apply(Value value) {
        return value instanceof ListValue list ? ListValue.of(list.items().reversed()) : value;
    }
}
