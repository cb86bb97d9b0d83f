package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.fault.Fault;
import io.perseid.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a node from starting is told with its code and place, and leaves nothing open and nothing changed. */
class StartFaultsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aProject() {
        OpenNode.write(
                folder,
                "config/pipes/in.conf.json",
                "{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}");
    }

    private Node start(String data, int port) {
        var settings = Settings.of(new GivenSettings()
                .flag("--data", "data.directory", folder.resolve(data).toString())
                .flag("--config", "config.directory", folder.resolve("config").toString())
                .flag("--port", "http.port", String.valueOf(port)));
        return Node.open(settings, Time.system(), "1.2.3", new PrintStream(OutputStream.nullOutputStream()), () -> {});
    }

    private static String send(URI node, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.resolve(path));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            body.isEmpty()
                                    ? request.build()
                                    : request.POST(BodyPublishers.ofString(body.replace('\'', '"')))
                                            .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void aTakenPortIsNamedTheFirstNodeGoesOnAndTheSecondStartsElsewhereWithAllItHad() throws Exception {
        try (var second = start("second", 0)) {
            assertThat(send(second.address(), "/api/receivers/in/entities", "[{'_id': 'kept'}]"))
                    .isEqualTo("{}");
        }
        try (var first = start("first", 0)) {
            int port = first.address().getPort();
            var fault = catchThrowableOfType(Fault.class, () -> start("second", port));
            assertThat(fault.code().id()).isEqualTo("port-taken");
            assertThat(fault.facts().toString()).contains(String.valueOf(port));
            assertThat(send(first.address(), "/api/health", "")).contains("ok");
            try (var second = start("second", 0)) {
                assertThat(send(second.address(), "/api/datasets/in/entities", ""))
                        .contains("kept");
            }
        }
    }

    @Test
    void aSecondNodeOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var first = start("data", 0)) {
            var fault = catchThrowableOfType(Fault.class, () -> start("data", 0));
            assertThat(fault.code().id()).isEqualTo("store-locked");
            assertThat(fault.getMessage()).contains(folder.resolve("data").toString());
            assertThat(send(first.address(), "/api/receivers/in/entities", "[{'_id': 'a'}]"))
                    .isEqualTo("{}");
        }
    }

    @Test
    void environmentVariablesThatAreNoJsonAreToldAtTheirPlaceBeforeAnythingIsChanged() throws Exception {
        OpenNode.write(folder, "config/test-env.json", "{'where': 'here'}");
        start("data", 0).close();
        Map.of(
                        "{'where':\n 'there',}", "test-env.json:2:10: error json-",
                        "['there']", "test-env.json:1:1: error config-wrong-type: wanted an object")
                .forEach((text, told) -> {
                    OpenNode.write(folder, "config/test-env.json", text);
                    var fault = catchThrowableOfType(Fault.class, () -> start("data", 0));
                    assertThat(fault.getMessage()).contains(told);
                });
        OpenNode.write(folder, "config/test-env.json", "{'where': 'elsewhere'}");
        try (var node = start("data", 0)) {
            assertThat(send(node.address(), "/api/env", "")).contains("elsewhere");
        }
    }
}
