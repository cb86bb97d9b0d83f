package io.perseid.language.function;

import io.perseid.entity.FloatValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code tan}. */
final class Tan implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("tan values", "The tangents of angles in radians. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return Numbers.isNumber(value) ? new FloatValue(Math.tan(Numbers.toDouble(value))) : null;
    }
}
