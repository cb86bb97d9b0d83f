package io.perseid.language.function;

import io.perseid.entity.FloatValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code sin}. */
final class Sin implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("sin values", "The sines of angles in radians. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return Numbers.isNumber(value) ? new FloatValue(Math.sin(Numbers.toDouble(value))) : null;
    }
}
