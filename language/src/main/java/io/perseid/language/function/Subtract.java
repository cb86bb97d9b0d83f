package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code -}. */
final class Subtract implements Arithmetic {
    @Override
    public Signature signature() {
        return Signature.of("- a b", "The first value of a less that of b. Null if one of them is no number.");
    }

    @Override
    public Value calculate(Value a, Value b) {
        return Numbers.subtract(a, b);
    }
}
