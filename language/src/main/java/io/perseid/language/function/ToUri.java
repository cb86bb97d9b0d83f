package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code uri}. */
final class ToUri implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of("uri values", "Strings as URIs, without any escaping. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case UriValue uri -> uri;
            case StringValue(String text) -> new UriValue(text);
            default -> null;
        };
    }
}
