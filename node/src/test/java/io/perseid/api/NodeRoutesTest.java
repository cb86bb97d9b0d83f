package io.perseid.api;

import static java.net.http.HttpResponse.BodyHandlers.ofLines;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.http.HttpServer;
import io.perseid.http.HttpServerSettings;
import io.perseid.http.RequestObserver;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeRoutesTest {
    @TempDir
    Path folder;

    private ApiFixture api;

    @BeforeEach
    void open() {
        api = new ApiFixture(
                folder, "[{\"_id\": \"in\", \"type\": \"pipe\", \"source\": {\"type\": \"http_endpoint\"}}]");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theRootSaysWhatExistingClientsAskForFirst() {
        assertThat(api.get("/api/").text()).contains("\"developer_mode\":true", "\"version\":\"1.2.3\"");
        assertThat(api.get("/api").text()).isEqualTo(api.get("/api/").text());
        assertThat(api.get("/api/health").status()).isEqualTo(200);
        assertThat(api.get("/api/ping").status()).isEqualTo(200);
        assertThat(api.get("/api/status").text()).contains("node_start_time", "\"all\":1");
        assertThat(api.get("/api/logs").text()).isEqualTo("{\"line\":1}\n");
    }

    @Test
    void figuresAreInPrometheusForm() {
        api.post("/api/receivers/in/entities", "[{\"_id\":\"1\"}]");
        assertThat(api.get("/api/metrics").text())
                .contains(
                        "# TYPE sesam_pump_entities_seen_total counter",
                        "sesam_pump_entities_seen_total{pipe=\"in\"} 1.0",
                        "sesam_pump_started_total{pipe=\"in\"} 0.0",
                        "sesam_pump_entities_retryable{pipe=\"in\"} 0.0",
                        "sesam_pump_entities_compacted_total{pipe=\"in\"} 0.0",
                        "sesam_pipe_circuit_breaker_tripped{pipe=\"in\"} 0.0",
                        "sesam_pipe_enabled{pipe=\"in\"} 1.0",
                        "perseid_store_disk_bytes",
                        "perseid_store_readers",
                        "perseid_dataset_entities{dataset=\"in\"} 1.0",
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        "process_start_time_seconds");
    }

    @Test
    void changesAreStreamedAsEventsUntilTheNodeCloses() throws Exception {
        try (var server = HttpServer.open(HttpServerSettings.local(), api.routes(), RequestObserver.none());
                var client = HttpClient.newHttpClient()) {
            var events = client.send(
                    HttpRequest.newBuilder(server.address().resolve("/api/flow/events"))
                            .build(),
                    ofLines());
            var lines = events.body().iterator();
            assertThat(lines.next()).isEqualTo("event: snapshot");
            assertThat(lines.next()).startsWith("data: {\"time\":").contains("\"id\":\"in\"", "\"processed\":0");
            assertThat(lines.next()).isEmpty();
            api.post("/api/receivers/in/entities", "[{\"_id\":\"1\"}]");
            String delta = "";
            while (!delta.contains("\"processed\":1")) {
                assertThat(lines.next()).isEqualTo("event: delta");
                delta = lines.next();
                assertThat(lines.next()).isEmpty();
            }
            assertThat(delta).contains("\"pipes\":[", "\"id\":\"in\"");
            api.endStreams();
            while (lines.hasNext()) {
                lines.next();
            }
        }
    }
}
