package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets go to the systems that need them and come out nowhere: in no answer, no message and no line of the log. */
class SecretsTest {
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    Path folder;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(LogLine.of(entry).json());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private OpenNode node;

    @BeforeEach
    void aNodeWithASecret() {
        Logger.getLogger("").addHandler(log);
        node = OpenNode.on(folder.resolve("project"));
        assertThat(node.put("/api/secrets", "{'key': '" + SECRET + "'}")).startsWith("200 ");
    }

    @AfterEach
    void close() {
        node.close();
        Logger.getLogger("").removeHandler(log);
    }

    private void assertNothingTold(String... systems) {
        for (String path : List.of(
                "/api/secrets",
                "/api/config",
                "/api/pipes",
                "/api/systems",
                "/api/flow",
                "/api/metrics",
                "/api/datasets",
                "/api/status",
                "/api/env")) {
            assertThat(node.get(path)).as(path).startsWith("200 ").doesNotContain(SECRET, "battery");
        }
        for (String system : systems) {
            assertThat(node.get("/api/systems/" + system)).doesNotContain(SECRET);
            assertThat(node.get("/api/systems/" + system + "/config"))
                    .contains("$SECRET(key)")
                    .doesNotContain(SECRET);
        }
        assertThat(logged.toString()).doesNotContain(SECRET);
    }

    @Test
    void aSecretInThePlaceOfAnotherValueIsNotShownInItsRefusal() {
        String answer = node.put("/api/config", """
                [{'_id': 'base', 'type': 'system:postgresql', 'host': 'localhost', 'port': '$SECRET(key)', 'database': 'd',
                  'username': 'u', 'password': '$SECRET(key)', 'pool_size': '$SECRET(key)'}]
                """);
        assertThat(answer)
                .startsWith("400 ")
                .contains("'port' has the wrong form", "$SECRET(key)")
                .doesNotContain(SECRET);
        assertNothingTold();
    }

    @Test
    void aSecretInAnAddressIsNotShownWhenTheServiceCannotBeReached() throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String answer = node.put("/api/config", """
                [{'_id': 'web', 'type': 'system:url', 'url_pattern': 'http://localhost:%d/%%s?token=$SECRET(key)'},
                 {'_id': 'base', 'type': 'system:postgresql', 'host': 'localhost', 'port': %d, 'database': 'd',
                  'username': '$SECRET(key)', 'password': '$SECRET(key)'},
                 {'_id': 'pull', 'type': 'pipe', 'source': {'type': 'json', 'system': 'web', 'url': 'people'}, 'pump': {'mode': 'manual'}},
                 {'_id': 'read', 'type': 'pipe', 'source': {'type': 'sql', 'system': 'base', 'table': 't'}, 'pump': {'mode': 'manual'}}]
                """.formatted(port, port));
        assertThat(answer).startsWith("200 ").doesNotContain(SECRET);
        for (String pipe : List.of("pull", "read")) {
            var report = node.run(pipe);
            assertThat(report.failed()).isTrue();
            assertThat(report.message()).doesNotContain(SECRET);
            assertThat(node.get("/api/pipes/" + pipe)).doesNotContain(SECRET);
            assertThat(node.get("/api/pipes/" + pipe + "/executions"))
                    .contains("pump-failed")
                    .doesNotContain(SECRET);
            assertThat(node.get("/api/datasets/system:pump_execution:" + pipe + "/entities"))
                    .startsWith("200 ")
                    .doesNotContain(SECRET);
        }
        assertNothingTold("web", "base");
    }
}
