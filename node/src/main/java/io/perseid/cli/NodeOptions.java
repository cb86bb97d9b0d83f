package io.perseid.cli;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node a client command talks to. */
final class NodeOptions {
    private static final String STANDARD = "http://127.0.0.1:9042";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The node's address; or the variable PERSEID_URL. Default: " + STANDARD)
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The node's http.token; or the variable PERSEID_TOKEN.")
    private @Nullable String token;

    NodeClient connect() {
        String address = url != null ? url : variable("PERSEID_URL").orElse(STANDARD);
        return at(address, Optional.ofNullable(token));
    }

    /** The node at an address, with the token of the environment. */
    static NodeClient at(String address) {
        return at(address, Optional.empty());
    }

    private static NodeClient at(String address, Optional<String> token) {
        String whole = address.contains("://") ? address : "http://" + address;
        return new NodeClient(URI.create(whole), token.or(() -> variable("PERSEID_TOKEN")));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
