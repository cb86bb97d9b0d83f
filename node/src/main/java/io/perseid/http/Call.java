package io.perseid.http;

import io.perseid.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request as a route sees it. The body is read by the route, once, as fast as the route wants: what it doesn't
 * read is not taken from the network.
 *
 * @param path as sent, with its percent escapes
 * @param parts what the braces of the route's template stand for, decoded
 * @param body decompressed; ends with a {@link Fault} if the client is too slow or goes away
 * @param id the request's id, in its answer and in every line it logs
 */
public record Call(
        Method method,
        String path,
        Map<String, String> parts,
        Parameters query,
        Headers headers,
        InputStream body,
        String id) {
    /** A request without a body or headers, for tests and for calls from inside. */
    public static Call of(Method method, String pathAndQuery) {
        return of(method, pathAndQuery, Headers.NONE, "");
    }

    public static Call of(Method method, String pathAndQuery, Headers headers, String body) {
        int question = pathAndQuery.indexOf('?');
        return new Call(
                method,
                question < 0 ? pathAndQuery : pathAndQuery.substring(0, question),
                Map.of(),
                question < 0 ? Parameters.NONE : Parameters.parse(pathAndQuery.substring(question + 1)),
                headers,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                "inside");
    }

    /** What stands for a brace of the route's template. */
    public String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the route's template has no such part part=" + name);
        }
        return part;
    }

    /**
     * The whole body, for routes that need it in memory.
     *
     * @throws Fault {@code request-too-large} beyond {@code maxBytes}
     */
    public byte[] bytes(int maxBytes) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new Fault(HttpCode.REQUEST_TOO_LARGE, "the request's body is too large", "maxBytes", maxBytes);
        }
        return bytes;
    }

    /** The parameters of a posted form and, for what the form doesn't name, of the query. */
    public Parameters form() throws IOException {
        String text = new String(bytes(MAX_FORM_BYTES), StandardCharsets.UTF_8);
        return text.isBlank() ? query : Parameters.parse(text.strip());
    }

    Call with(Map<String, String> newParts) {
        return new Call(method, path, Map.copyOf(newParts), query, headers, body, id);
    }

    private static final int MAX_FORM_BYTES = 1 << 20;
}
