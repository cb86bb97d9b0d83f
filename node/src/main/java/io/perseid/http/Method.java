package io.perseid.http;

import java.util.Optional;

/** The verbs a route may have. A {@code HEAD} is answered by the route of its {@code GET}. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    /** A verb no route has. */
    OTHER;

    /** The verb of that name; empty for those nothing here answers. */
    public static Optional<Method> of(String name) {
        for (var method : values()) {
            if (method.name().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
