package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code %}. */
final class Modulo implements Arithmetic {
    @Override
    public Signature signature() {
        return Signature.of(
                "% a b",
                "What is left of the first value of a when it is divided by that of b; it has the sign of b. Null if one of them is no number, or b is 0.");
    }

    @Override
    public Value calculate(Value a, Value b) {
        return Numbers.mod(a, b);
    }
}
