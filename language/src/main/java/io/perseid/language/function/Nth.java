package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.List;

/** {@code nth}. */
final class Nth implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of("nth index values", "The value at the index, counted from 0; null if there is none.");
    }

    @Override
    public Value apply(Value index, Value values) {
        List<Value> all = Values.items(values);
        return Values.first(index) instanceof IntegerValue number
                        && number.isLong()
                        && number.longValue() >= 0
                        && number.longValue() < all.size()
                ? all.get((int) number.longValue())
                : NullValue.NULL;
    }
}
