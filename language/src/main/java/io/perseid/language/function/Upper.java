package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code upper}. */
final class Upper implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("upper values", "Strings in upper case. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return value instanceof StringValue(String text) ? Values.of(text.toUpperCase(Locale.ROOT)) : null;
    }
}
