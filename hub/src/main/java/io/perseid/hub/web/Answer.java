package io.perseid.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * What a service answered; to be closed.
 *
 * @param uri the address it came from, after redirects
 * @param body comes in as it is read, unpacked
 */
record Answer(URI uri, int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
    /** Whether the status is one of success. */
    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** What the answer calls its content; empty if it doesn't say. */
    String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    /** Stops reading. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // nothing more is wanted of it
            return;
        }
    }
}
