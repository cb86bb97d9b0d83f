package io.perseid.api;

import static io.perseid.http.JsonAnswer.object;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.FlowSnapshot;
import io.perseid.hub.PipeState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** The node itself: whether it is well, what it is, what it logged. */
final class NodeRoutes {
    private static final int LOG_LINES = 500;

    private final ApiParts parts;

    NodeRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/api", "What answers here.", this::root),
                route(
                        GET,
                        "/api/health",
                        "200 while the node works, with `warnings` if somebody should look.",
                        _ -> health()),
                route(GET, "/api/ping", "Answers `pong`.", _ -> JsonAnswer.of(object("message", "pong"))),
                route(GET, "/api/status", "Version, start and totals.", this::status),
                route(
                        GET,
                        "/api/license",
                        "The program's licence.",
                        _ -> JsonAnswer.of(object("license", "Apache-2.0", "valid", true))),
                route(GET, "/api/namespaces", "The prefixes of namespaces.", _ -> JsonAnswer.of(namespaces())),
                route(
                        GET,
                        "/api/logs",
                        "The last lines of the node's log, oldest first, one JSON object each.",
                        "limit",
                        this::logs));
    }

    private Answer health() {
        var warnings = parts.backups().warning();
        return JsonAnswer.of(
                warnings.isEmpty()
                        ? object("status", "ok")
                        : object("status", "ok", "warnings", List.of(warnings.get())));
    }

    private Answer root(Call call) {
        return JsonAnswer.of(object(
                "name",
                "Perseid",
                "version",
                parts.version(),
                "status",
                object(
                        "developer_mode",
                        true,
                        "node_start_time",
                        parts.started().toString(),
                        "config_errors",
                        parts.hub().outcome().problems().size()),
                "links",
                object(
                        "description", "/api/openapi.json",
                        "pipes", "/api/pipes",
                        "datasets", "/api/datasets",
                        "systems", "/api/systems",
                        "flow", "/api/flow",
                        "metrics", "/api/metrics")));
    }

    private Answer status(Call call) {
        var flow = parts.hub().flow();
        var runtime = Runtime.getRuntime();
        return JsonAnswer.of(object(
                "version",
                parts.version(),
                "node_start_time",
                parts.started().toString(),
                "uptime_seconds",
                Duration.between(parts.started(), parts.time().now()).toSeconds(),
                "pipes",
                pipes(flow),
                "systems",
                flow.systems().size(),
                "datasets",
                flow.datasets().size(),
                "entities",
                flow.datasets().stream()
                        .mapToLong(FlowSnapshot.DatasetRow::count)
                        .sum(),
                "heap_bytes",
                runtime.totalMemory() - runtime.freeMemory(),
                "heap_max_bytes",
                runtime.maxMemory(),
                "java",
                Runtime.version().toString()));
    }

    private static DictValue pipes(FlowSnapshot flow) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("all", flow.pipes().size());
        for (var state : PipeState.values()) {
            counts.put(
                    state.word(),
                    flow.pipes().stream().filter(pipe -> pipe.state() == state).count());
        }
        return (DictValue) JsonAnswer.value(counts);
    }

    private DictValue namespaces() {
        return parts.hub().metadata().get("namespaces") instanceof DictValue dict
                        && dict.get("default") instanceof DictValue prefixes
                ? prefixes
                : DictValue.EMPTY;
    }

    private Answer logs(Call call) {
        int limit = (int) call.query().number("limit", LOG_LINES, 0);
        String lines = String.join("\n", parts.log().apply(limit));
        return Answer.bytes(200, "application/x-ndjson", (lines + "\n").getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }
}
