package io.perseid.language.function;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code decimal}. */
final class ToDecimal implements Casting {
    private static final Pattern FORM =
            Pattern.compile("[+-]?(?:\\d{1,10000}+(?:\\.\\d{0,10000}+)?|\\.\\d{1,10000}+)(?:[eE][+-]?\\d{1,4})?");

    @Override
    public Signature signature() {
        return Signature.of(
                "decimal [default:function] values",
                "Strings of a number, and numbers, as decimals. Other values are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        return switch (value) {
            case DecimalValue number -> number;
            case IntegerValue number -> new DecimalValue(new BigDecimal(number.bigValue()));
            case FloatValue(double number)
            when Double.isFinite(number) -> new DecimalValue(new BigDecimal(Double.toString(number)));
            case StringValue(String text)
            when FORM.matcher(text.strip()).matches() -> new DecimalValue(new BigDecimal(text.strip()));
            default -> null;
        };
    }
}
