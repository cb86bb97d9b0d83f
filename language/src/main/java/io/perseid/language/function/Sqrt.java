package io.perseid.language.function;

import io.perseid.entity.FloatValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code sqrt}. */
final class Sqrt implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "sqrt values", "The square roots of numbers; null for negative ones. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        if (!Numbers.isNumber(value)) {
            return null;
        }
        double number = Numbers.toDouble(value);
        return number < 0 ? NullValue.NULL : new FloatValue(Math.sqrt(number));
    }
}
