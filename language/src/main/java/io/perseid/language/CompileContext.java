package io.perseid.language;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the rules of one pipe are compiled for.
 *
 * @param pipe the pipe's id
 * @param namespaces the pipe's namespaces if its identifiers have them; empty if they are switched off
 * @param uriPrefixes namespace to the beginning of its URIs ({@code namespaces.default} of the metadata)
 * @param secrets finds the value of a secret by its name; called only while compiling
 * @param limits what a rule may use up
 */
public record CompileContext(
        String pipe,
        Optional<Namespaces> namespaces,
        UriPrefixes uriPrefixes,
        Function<String, Optional<String>> secrets,
        Limits limits) {
    /** Rules of a pipe without namespaces, prefixes and secrets, under the usual limits. */
    public static CompileContext of(String pipe) {
        return new CompileContext(
                pipe, Optional.empty(), new UriPrefixes(Map.of()), name -> Optional.empty(), Limits.STANDARD);
    }

    /** The same with namespaced identifiers switched on. */
    public CompileContext withNamespaces(Namespaces on) {
        return new CompileContext(pipe, Optional.of(on), uriPrefixes, secrets, limits);
    }

    /** The same with other prefixes of URIs. */
    public CompileContext withUriPrefixes(Map<String, String> prefixes) {
        return new CompileContext(pipe, namespaces, new UriPrefixes(prefixes), secrets, limits);
    }

    /** The same with secrets. */
    public CompileContext withSecrets(Function<String, Optional<String>> known) {
        return new CompileContext(pipe, namespaces, uriPrefixes, known, limits);
    }

    /** The same under other limits. */
    public CompileContext withLimits(Limits other) {
        return new CompileContext(pipe, namespaces, uriPrefixes, secrets, other);
    }
}
