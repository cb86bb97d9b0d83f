package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code sum}. */
final class Sum implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("sum values", "The sum of all numbers; other values are dropped. 0 if there is none.");
    }

    @Override
    public Value apply(Value value) {
        Value sum = IntegerValue.of(0);
        for (Value number : Values.items(value)) {
            if (Numbers.isNumber(number)) {
                sum = Numbers.add(sum, number);
            }
        }
        return sum;
    }
}
