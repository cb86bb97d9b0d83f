package io.perseid.http;

import io.perseid.fault.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path in which {@code {name}} stands for one segment and {@code {name*}}, only at the end, for all that follow.
 *
 * @param text as written in the list of routes
 * @param segments between the slashes
 */
public record PathTemplate(String text, List<String> segments) {
    static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    /** What the braces stand for in this path; empty if the path is another one. */
    Optional<Map<String, String>> match(List<String> path) {
        var parts = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isRest(segment)) {
                parts.put(
                        name(segment), decoded(String.join("/", path.subList(Math.min(i, path.size()), path.size()))));
                return Optional.of(parts);
            }
            if (i >= path.size() || !isBrace(segment) && !segment.equals(path.get(i))) {
                return Optional.empty();
            }
            if (isBrace(segment)) {
                parts.put(name(segment), decoded(path.get(i)));
            }
        }
        return segments.size() == path.size() ? Optional.of(parts) : Optional.empty();
    }

    /** Whether a segment stands for others. */
    static boolean isBrace(String segment) {
        return segment.startsWith("{");
    }

    /** The name in a brace. */
    static String name(String segment) {
        return segment.substring(1, segment.length() - (isRest(segment) ? 2 : 1));
    }

    /** The segments of a path as sent; a slash at the end is as none. */
    static List<String> split(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/"));
    }

    private static boolean isRest(String segment) {
        return segment.endsWith("*}");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Fault(HttpCode.REQUEST_MALFORMED, e, "the path has a broken percent escape", "found", text);
        }
    }
}
