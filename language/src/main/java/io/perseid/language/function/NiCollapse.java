package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.UriPrefixes;
import org.jspecify.annotations.Nullable;

/** {@code ni-collapse}, which is deprecated. */
final class NiCollapse implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "ni-collapse values",
                "Deprecated: use ni. Web addresses, be they strings or URIs, as the identifiers that their beginnings have names for; one without such a name is an identifier of http or https. Other values are dropped.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        UriPrefixes prefixes = arguments.context().uriPrefixes();
        Mapper mapper = value -> switch (value) {
            case NiValue ni -> ni;
            case StringValue(String text) -> collapse(text, prefixes);
            case UriValue(String text) -> collapse(text, prefixes);
            default -> null;
        };
        return frame -> mapper.mapAll(values.eval(frame));
    }

    private static @Nullable Value collapse(String address, UriPrefixes prefixes) {
        return address.startsWith("http://") || address.startsWith("https://")
                ? prefixes.named(address).orElseGet(() -> ToNi.parse(address))
                : null;
    }
}
