package io.perseid.language.function;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code abs}. */
final class Abs implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("abs values", "Numbers without their sign. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case IntegerValue number -> IntegerValue.of(number.bigValue().abs());
            case FloatValue(double number) -> new FloatValue(Math.abs(number));
            case DecimalValue(BigDecimal number) -> new DecimalValue(number.abs());
            default -> null;
        };
    }
}
