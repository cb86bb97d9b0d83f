package io.perseid.language;

import io.perseid.entity.NiValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which namespace stands for which beginning of a URI. Beginnings that nobody has named get a name of their own when
 * they are first met: the pipe's id and a number. Thread-safe.
 */
public final class UriPrefixes {
    private final Map<String, String> byNamespace = new ConcurrentHashMap<>();
    private final Map<String, String> met = new LinkedHashMap<>();

    /** The named beginnings: namespace to beginning. {@code _} is {@code http://example.org/} unless they say otherwise. */
    public UriPrefixes(Map<String, String> named) {
        byNamespace.put("_", "http://example.org/");
        byNamespace.putAll(named);
    }

    /** The URI as an NI: the longest beginning that is named, or else all up to the last slash or hash sign. */
    public NiValue collapse(String uri, String pipe) {
        return named(uri).orElseGet(() -> {
            String beginning = uri.substring(0, Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
            return new NiValue(name(beginning, pipe), uri.substring(beginning.length()));
        });
    }

    /** The URI as an NI by the longest beginning that is named; empty if none is. */
    public Optional<NiValue> named(String uri) {
        String namespace = "";
        String longest = "";
        for (Map.Entry<String, String> entry : byNamespace.entrySet()) {
            String prefix = entry.getValue();
            if (uri.startsWith(prefix) && prefix.length() > longest.length()) {
                namespace = entry.getKey();
                longest = prefix;
            }
        }
        return longest.isEmpty()
                ? Optional.empty()
                : Optional.of(new NiValue(namespace, uri.substring(longest.length())));
    }

    /** The beginning of the URIs of a namespace. */
    public Optional<String> prefix(String namespace) {
        return Optional.ofNullable(byNamespace.get(namespace));
    }

    private synchronized String name(String prefix, String pipe) {
        String known = met.get(prefix);
        if (known == null) {
            known = pipe + "-" + (met.size() + 1);
            met.put(prefix, known);
            byNamespace.put(known, prefix);
        }
        return known;
    }
}
