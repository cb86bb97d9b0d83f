package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.entity.Value;
import io.perseid.language.CompileContext;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code ni}. */
final class ToNi implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "ni [namespace] values",
                "Strings as namespaced identifiers: in the namespace, or with what is before the first colon as their namespace. URIs become the identifier that their beginning has a name for. Other values are dropped.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Mapper prepare(Options options) {
        if (!options.has(0)) {
            return value -> ni(value, options.context());
        }
        String namespace = options.text(0);
        return namespace == null || namespace.indexOf(':') >= 0
                ? NEVER
                : value -> value instanceof StringValue(String id) ? new NiValue(namespace, id) : null;
    }

    private static @Nullable Value ni(Value value, CompileContext context) {
        return switch (value) {
            case NiValue ni -> ni;
            case StringValue(String text) -> parse(text);
            case UriValue(String uri) -> context.uriPrefixes().collapse(uri, context.pipe());
            default -> null;
        };
    }

    static NiValue parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new NiValue("", text) : new NiValue(text.substring(0, colon), text.substring(colon + 1));
    }
}
