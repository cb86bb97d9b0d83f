package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code lte}. */
final class Lte implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of("lte a b", "True if the first value of a is less than that of b, or the same.");
    }

    @Override
    public Value apply(Value a, Value b) {
        return Values.of(Values.first(a).compareTo(Values.first(b)) <= 0);
    }
}
