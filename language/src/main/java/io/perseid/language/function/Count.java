package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code count}. */
final class Count implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("count values", "How many values there are: none for null, one for a single value.");
    }

    @Override
    public Value apply(Value value) {
        return Values.of(Values.items(value).size());
    }
}
