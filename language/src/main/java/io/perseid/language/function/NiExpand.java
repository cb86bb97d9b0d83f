package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.UriPrefixes;
import io.perseid.language.Values;
import java.util.Optional;

/** {@code ni-expand}, which is deprecated. */
final class NiExpand implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "ni-expand values",
                "Deprecated. Namespaced identifiers as the strings of the URIs that they stand for; one of an unknown namespace as namespace, colon and id. Other values are dropped.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        UriPrefixes prefixes = arguments.context().uriPrefixes();
        Mapper mapper = value -> value instanceof NiValue ni
                ? expand(ni, prefixes).map(Values::of).orElseGet(() -> Values.of(ni.toString()))
                : null;
        return frame -> mapper.mapAll(values.eval(frame));
    }

    static Optional<String> expand(NiValue ni, UriPrefixes prefixes) {
        return prefixes.prefix(ni.namespace()).map(prefix -> prefix + ni.id());
    }
}
