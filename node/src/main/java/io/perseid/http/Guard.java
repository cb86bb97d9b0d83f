package io.perseid.http;

import io.perseid.fault.Fault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call. With a token set, every path under {@code /api} but the health ones needs it. Always: a page of another
 * site that is open in a browser on this machine can't call the node, neither under its own name (cross-origin) nor
 * under one that it makes resolve to this machine (DNS rebinding).
 *
 * @param token that a caller must bear; empty when none is needed
 * @param localOnly whether the node listens on this machine only, and so is known by its names only
 */
record Guard(Optional<String> token, boolean localOnly) {
    private static final Set<String> OPEN = Set.of("/api/health", "/api/ping");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * Lets the call pass.
     *
     * @throws Fault {@code token-missing} or {@code origin-refused}
     */
    void check(Call call) {
        var host = call.headers().value("Host").map(Guard::name);
        if (localOnly && host.isPresent() && !LOCAL.contains(host.get())) {
            throw new Fault(
                    HttpCode.ORIGIN_REFUSED,
                    "the node is addressed by a name that is not this machine's",
                    "host",
                    host.get(),
                    "wanted",
                    "localhost");
        }
        var origin = call.headers().value("Origin").filter(o -> !o.equals("null"));
        if (origin.isPresent()
                && !sameHost(origin.get(), call.headers().value("Host").orElse(""))) {
            throw new Fault(
                    HttpCode.ORIGIN_REFUSED, "a page of another site can't call the node", "origin", origin.get());
        }
        token.ifPresent(wanted -> checkToken(call, wanted));
    }

    private static void checkToken(Call call, String wanted) {
        if (!call.path().startsWith("/api") || OPEN.contains(call.path())) {
            return;
        }
        String given = call.headers().value("Authorization").orElse("");
        String bearer = given.regionMatches(true, 0, "Bearer ", 0, 7)
                ? given.substring(7).strip()
                : "";
        if (!MessageDigest.isEqual(bytes(bearer), bytes(wanted))) {
            throw new Fault(
                    HttpCode.TOKEN_MISSING,
                    "this node wants a token",
                    "wanted",
                    "Authorization: Bearer <the value of http.token>",
                    "found",
                    bearer.isEmpty() ? "none" : "another token");
        }
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
