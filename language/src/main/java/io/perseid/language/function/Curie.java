package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.language.Signature;

/** {@code curie}, which is deprecated. */
final class Curie implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "curie prefix values",
                "Deprecated: use ni. Strings as URIs of the prefix, a colon and the string. Other values are dropped.");
    }

    @Override
    public Mapper prepare(Options options) {
        String prefix = options.text(0);
        return prefix == null
                ? NEVER
                : value -> value instanceof StringValue(String text) ? new UriValue(prefix + ":" + text) : null;
    }
}
