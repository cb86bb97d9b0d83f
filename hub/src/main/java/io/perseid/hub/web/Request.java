package io.perseid.hub.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of a service.
 *
 * @param headers beside those of the system
 * @param body empty for none
 */
record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    /** A request for what stands at the address. */
    static Request get(URI uri, Map<String, String> headers) {
        return new Request("GET", uri, headers, NOTHING);
    }

    /** A request that brings a body. */
    static Request post(URI uri, String contentType, Map<String, String> headers, byte[] body) {
        var all = new LinkedHashMap<String, String>();
        all.put("Content-Type", contentType);
        all.putAll(headers);
        return new Request("POST", uri, all, body);
    }

    /** The same request of another address. */
    Request at(URI other) {
        return new Request(method, other, headers, body);
    }

    /** Whether asking twice is as good as asking once. */
    boolean repeatable() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
