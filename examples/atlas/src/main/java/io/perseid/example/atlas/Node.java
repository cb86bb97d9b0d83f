package io.perseid.example.atlas;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The node as its clients see it: its interface over HTTP. Thread-safe. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI root;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Node(URI root) {
        this.root = root;
    }

    URI root() {
        return root;
    }

    /** True once the node answers that it is well. */
    boolean isReady() throws IOException, InterruptedException {
        try {
            return get("/api/health", BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    /** What the console shows: systems, pipes, datasets. */
    Flow flow() throws IOException, InterruptedException {
        return Flow.of(json("/api/flow").orElseThrow(() -> new DemoFailure("the node has no /api/flow")));
    }

    /** How the pipe's runs ended, newest first. */
    PipeRuns runs(String pipe) throws IOException, InterruptedException {
        String path = "/api/pipes/" + pipe + "/executions?limit=1000";
        var answer = get(path, BodyHandlers.ofString());
        require(answer.statusCode(), path, answer.body());
        List<DictValue> runs = new ArrayList<>();
        for (Value run : (ListValue) Json.parse(answer.body(), JsonForm.COMPATIBLE)) {
            runs.add((DictValue) run);
        }
        return PipeRuns.of(pipe, runs);
    }

    /** The newest version of an entity, deleted or not; empty if the dataset has never held it. */
    Optional<DictValue> entity(String dataset, String id) throws IOException, InterruptedException {
        return json("/api/datasets/" + dataset + "/entity?entity_id=" + id);
    }

    /** Reads all that is published there. */
    Published published(String path) throws IOException, InterruptedException {
        var answer = get(path, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            require(answer.statusCode(), path, "");
            return Published.read(body);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Optional<DictValue> json(String path) throws IOException, InterruptedException {
        var answer = get(path, BodyHandlers.ofString());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        require(answer.statusCode(), path, answer.body());
        return Optional.of((DictValue) Json.parse(answer.body(), JsonForm.COMPATIBLE));
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE).build();
        return client.send(request, handler);
    }

    private static void require(int status, String path, String body) {
        if (status / 100 != 2) {
            throw new DemoFailure(
                    "the node refused a request wanted=2xx found=" + status + " path=" + path + " body=" + body);
        }
    }
}
