package io.perseid.language.function;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code boolean}. */
final class ToBoolean implements Casting {
    @Override
    public Signature signature() {
        return Signature.of(
                "boolean [default:function] values",
                "The strings \"true\" and \"false\" in any case as booleans. Other values are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        return switch (value) {
            case BooleanValue truth -> truth;
            case StringValue(String text) when text.equalsIgnoreCase("true") -> BooleanValue.TRUE;
            case StringValue(String text) when text.equalsIgnoreCase("false") -> BooleanValue.FALSE;
            default -> null;
        };
    }
}
