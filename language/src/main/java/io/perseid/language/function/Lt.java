package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code lt}. */
final class Lt implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of(
                "lt a b", "True if the first value of a is less than that of b, in the order of mixed types.");
    }

    @Override
    public Value apply(Value a, Value b) {
        return Values.of(Values.first(a).compareTo(Values.first(b)) < 0);
    }
}
