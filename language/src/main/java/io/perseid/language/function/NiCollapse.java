package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.CompileContext;
import io.perseid.language.Expression;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code ni-collapse}, which is deprecated. */
final class NiCollapse implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "ni-collapse values",
                "Deprecated: use ni. Strings and URIs as the identifiers that their beginnings have names for. Other values are dropped.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        CompileContext context = arguments.context();
        Mapper mapper = value -> switch (value) {
            case NiValue ni -> ni;
            case StringValue(String text) -> context.uriPrefixes().collapse(text, context.pipe());
            case UriValue(String text) -> context.uriPrefixes().collapse(text, context.pipe());
            default -> null;
        };
        return frame -> mapper.mapAll(values.eval(frame));
    }

    @Override
    public @Nullable Value map(Value value) {
        return value instanceof NiValue ? value : null;
    }
}
