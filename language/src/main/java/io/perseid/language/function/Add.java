package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code +}. */
final class Add implements Arithmetic {
    @Override
    public Signature signature() {
        return Signature.of("+ a b", "The sum of the first value of both. Null if one of them is no number.");
    }

    @Override
    public Value calculate(Value a, Value b) {
        return Numbers.add(a, b);
    }
}
