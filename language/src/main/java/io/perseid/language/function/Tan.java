package io.perseid.language.function;

import io.perseid.entity.FloatValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code tan}. */
final class Tan implements Mapping {
    /** What a quarter turn's nearest float gives is more than this, and nothing farther from it is. */
    private static final double UNDEFINED = 1e15;

    @Override
    public Signature signature() {
        return Signature.of(
                "tan values",
                "The tangents of angles in radians; null where an angle is so near to a quarter turn that it has none. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        if (!Numbers.isNumber(value)) {
            return null;
        }
        double tangent = Math.tan(Numbers.toDouble(value));
        return Math.abs(tangent) < UNDEFINED ? new FloatValue(tangent) : NullValue.NULL;
    }
}
