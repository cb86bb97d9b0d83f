package io.perseid.hub.web;

import io.perseid.entity.JsonForm;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Pushes entities to another service with the protocol of JSON push: one sequence of requests for each run. */
final class JsonSink implements Sink {
    /**
     * How entities are sent.
     *
     * @param batchSize how many entities one request brings
     */
    record Pushing(Map<String, String> headers, int batchSize, JsonForm form) {
        Pushing {
            headers = Map.copyOf(headers);
        }
    }

    private final WebSystem system;
    private final String url;
    private final Pushing pushing;

    JsonSink(WebSystem system, String url, Pushing pushing) {
        this.system = system;
        this.url = url;
        this.pushing = pushing;
    }

    @Override
    public SinkRun begin(RunStart start) {
        URI uri = system.uri(url);
        String sequence = UUID.randomUUID().toString();
        return new JsonSinkRun(system, uri, pushing, sequence, start.kind() == RunKind.FULL);
    }
}
