package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code /}. */
final class DivideTwo implements Arithmetic {
    @Override
    public Signature signature() {
        return Signature.of(
                "/ a b",
                "The first value of a divided by that of b; an integer if both are and it is whole. Null if one of them is no number, or b is 0.");
    }

    @Override
    public Value calculate(Value a, Value b) {
        return Numbers.divide(a, b);
    }
}
