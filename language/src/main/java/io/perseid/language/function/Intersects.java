package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.Collections;

/** {@code intersects}. */
final class Intersects implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of("intersects a b", "True if a and b have a value in common.");
    }

    @Override
    public Value apply(Value a, Value b) {
        return Values.of(!Collections.disjoint(In.keys(a), In.keys(b)));
    }
}
