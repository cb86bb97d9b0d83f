package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.Set;

/** {@code difference}. */
final class Difference implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of("difference a b", "The values of a that are not in b.");
    }

    @Override
    public Value apply(Value a, Value b) {
        Set<Value> known = In.keys(b);
        return ListValue.of(Values.items(a).stream()
                .filter(value -> !known.contains(Values.key(value)))
                .toList());
    }
}
