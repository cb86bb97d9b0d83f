package io.perseid.language.function;

import io.perseid.entity.FloatValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code float}. */
final class ToFloat implements Casting {
    private static final Pattern FORM =
            Pattern.compile("[+-]?(?:\\d{1,10000}+(?:\\.\\d{0,10000}+)?|\\.\\d{1,10000}+)(?:[eE][+-]?\\d{1,4})?");

    @Override
    public Signature signature() {
        return Signature.of(
                "float [default:function] values",
                "Strings of a number, and numbers, as floats. Other values are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        if (Numbers.isNumber(value)) {
            return value instanceof FloatValue ? value : new FloatValue(Numbers.toDouble(value));
        }
        return value instanceof StringValue(String text)
                        && FORM.matcher(text.strip()).matches()
                ? new FloatValue(Double.parseDouble(text.strip()))
                : null;
    }
}
