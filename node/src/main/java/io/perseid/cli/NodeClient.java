package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A node's interface as the commands use it. Not thread-safe. */
final class NodeClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI address;
    private final Optional<String> token;

    NodeClient(URI address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    URI address() {
        return address;
    }

    /**
     * What the node answers.
     *
     * @throws Fault {@code node-unreachable}, or {@code node-refused} with the node's own words
     */
    Value get(String path) {
        return value(send(request(path).GET().build()));
    }

    /** A JSON answer piece by piece; the caller closes it. */
    InputStream stream(String path) {
        var response = exchange(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() >= 400) {
            try (var body = response.body()) {
                throw refused(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unreachable(e);
            }
        }
        return response.body();
    }

    Value postForm(String path, String form) {
        return value(send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build()));
    }

    /** Sends a body; gives the status and the answer as they come, refusals too. */
    HttpResponse<String> put(String path, String type, byte[] body) {
        return send(request(path)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** A text as one segment of a path or one value of a query. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static Fault refused(int status, String body) {
        try {
            var problem = Json.parse(body, JsonForm.COMPATIBLE);
            return new Fault(
                    CliCode.NODE_REFUSED,
                    Answers.text(problem, "detail"),
                    "code",
                    Answers.text(problem, "code"),
                    "status",
                    status,
                    "request",
                    Answers.text(problem, "request_id"));
        } catch (Fault e) {
            return new Fault(CliCode.NODE_REFUSED, e, "the node refused", "status", status, "answer", body);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        return exchange(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private static Value value(HttpResponse<String> response) {
        if (response.statusCode() >= 400) {
            throw refused(response.statusCode(), response.body());
        }
        try {
            return Json.parse(response.body(), JsonForm.COMPATIBLE);
        } catch (Fault e) {
            throw new Fault(
                    CliCode.NODE_ANSWER_UNREADABLE, e, "what answers there is not a node", "uri", response.uri());
        }
    }

    private Fault unreachable(Exception e) {
        return new Fault(
                CliCode.NODE_UNREACHABLE,
                e,
                "no node answers; start one with `perseid node`, or name another with --url or PERSEID_URL",
                "url",
                address,
                "cause",
                e.getClass().getSimpleName());
    }
}
