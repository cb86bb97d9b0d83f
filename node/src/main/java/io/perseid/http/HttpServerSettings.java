package io.perseid.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How the server listens and what it puts up with.
 *
 * @param host name or address to listen on
 * @param port 0 for any free one
 * @param allowRemote whether an address other machines can reach is wanted
 * @param token callers must bear; empty for none
 * @param idleTimeout after which a connection that moves no byte is cut
 * @param stopTimeout for requests under way to end when the server closes
 * @param maxConnections open at one time; more wait in the machine's queue
 * @param maxHeaderBytes of one request, its line included
 */
public record HttpServerSettings(
        String host,
        int port,
        boolean allowRemote,
        Optional<String> token,
        Duration idleTimeout,
        Duration stopTimeout,
        int maxConnections,
        int maxHeaderBytes) {
    /** Any free port of this machine only; for tests. */
    public static HttpServerSettings local() {
        return new HttpServerSettings(
                "127.0.0.1",
                0,
                false,
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                1000,
                16 * 1024);
    }
}
