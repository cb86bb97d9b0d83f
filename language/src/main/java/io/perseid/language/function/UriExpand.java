package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UriValue;
import io.perseid.language.Signature;
import io.perseid.language.UriPrefixes;

/** {@code uri-expand}, which is deprecated. */
final class UriExpand implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "uri-expand [prefix] values",
                "Deprecated: use ni. Strings, namespaced identifiers and URIs like prefix:name as full URIs. Values of unknown prefixes are dropped.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Mapper prepare(Options options) {
        String prefix = options.text(0);
        UriPrefixes prefixes = options.context().uriPrefixes();
        return value -> switch (value) {
            case NiValue ni -> NiExpand.expand(ni, prefixes).map(UriValue::new).orElse(null);
            case StringValue(String text)
            when prefix != null ->
                NiExpand.expand(new NiValue(prefix, text), prefixes)
                        .map(UriValue::new)
                        .orElse(null);
            case StringValue(String text) ->
                NiExpand.expand(ToNi.parse(text), prefixes).map(UriValue::new).orElse(null);
            case UriValue(String text) ->
                NiExpand.expand(ToNi.parse(text), prefixes).map(UriValue::new).orElse(null);
            default -> null;
        };
    }
}
