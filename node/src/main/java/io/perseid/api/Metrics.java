package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.RequestObserver;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.store.Store;
import io.perseid.store.backup.BackupRuns;
import io.perseid.time.Time;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** The node's figures in Prometheus' text form, and the counting of requests for them. Thread-safe. */
public final class Metrics implements RequestObserver {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Time time;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("perseid_http_requests_total")
            .help("Requests answered.")
            .labelNames("verb", "route", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("perseid_http_request_seconds")
            .help("Time from a request to the end of its answer.")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60)
            .register(registry);
    private final Gauge underWay = Gauge.builder()
            .name("perseid_http_requests_under_way")
            .help("Requests that are being answered.")
            .register(registry);

    public Metrics(Time time) {
        this.time = time;
    }

    /** Adds what the hub, the backups and the virtual machine know; they are asked when somebody asks for the figures. */
    public void watch(Hub hub, BackupRuns backups, Store store) {
        registry.register(new FlowMetrics(hub));
        registry.register(new BackupMetrics(backups, time));
        registry.register(new StoreMetrics(store));
        registry.register(new MachineMetrics());
    }

    List<Route> list() {
        return List.of(route(GET, "/api/metrics", "The node's figures in Prometheus' text form.", this::metrics));
    }

    @Override
    public Measured begin(String verb) {
        long start = time.nanos();
        underWay.inc();
        return new Measured() {
            private String route = "none";
            private int status;

            @Override
            public void answered(String template, int code) {
                route = template;
                status = code;
            }

            @Override
            public void close() {
                underWay.dec();
                requests.labelValues(verb, route, String.valueOf(status)).inc();
                seconds.labelValues(route).observe((time.nanos() - start) / NANOS_PER_SECOND);
            }
        };
    }

    private Answer metrics(Call call) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(bytes, registry.scrape());
        return Answer.bytes(200, PrometheusTextFormatWriter.CONTENT_TYPE, bytes.toByteArray());
    }
}
