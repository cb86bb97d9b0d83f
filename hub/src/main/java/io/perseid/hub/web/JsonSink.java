package io.perseid.hub.web;

import io.perseid.hub.RunKind;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Pushes entities to another service with the protocol of JSON push: one sequence of requests for each run. */
final class JsonSink implements Sink {
    private final WebSystem system;
    private final String url;
    private final Map<String, String> headers;
    private final int batchSize;

    JsonSink(WebSystem system, String url, Map<String, String> headers, int batchSize) {
        this.system = system;
        this.url = url;
        this.headers = Map.copyOf(headers);
        this.batchSize = batchSize;
    }

    @Override
    public SinkRun begin(RunStart start) {
        URI uri = system.uri(url);
        String sequence = UUID.randomUUID().toString();
        return new JsonSinkRun(system, uri, headers, batchSize, sequence, start.kind() == RunKind.FULL);
    }
}
