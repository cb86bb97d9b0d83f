package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Values;

/** A function of two numbers: the first values of both arguments. */
interface Arithmetic extends OfTwo {
    /** The result; null if there is none. */
    Value calculate(Value a, Value b);

    @Override
    default Value apply(Value a, Value b) {
        Value left = Values.first(a);
        Value right = Values.first(b);
        return Numbers.isNumber(left) && Numbers.isNumber(right) ? calculate(left, right) : NullValue.NULL;
    }
}
