package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.List;

/** {@code last}. */
final class Last implements OfOne {
    @Override
    public Signature signature() {
        return Signature.of("last values", "The last value; null if there is none.");
    }

    @Override
    public Value apply(Value value) {
        List<Value> values = Values.items(value);
        return values.isEmpty() ? NullValue.NULL : values.getLast();
    }
}
