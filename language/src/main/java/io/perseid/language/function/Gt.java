package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code gt}. */
final class Gt implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of(
                "gt a b", "True if the first value of a is greater than that of b, in the order of mixed types.");
    }

    @Override
    public Value apply(Value a, Value b) {
        return Values.of(Values.first(a).compareTo(Values.first(b)) > 0);
    }
}
