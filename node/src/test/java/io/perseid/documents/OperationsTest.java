package io.perseid.documents;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's page, typed as it stands there from the top to the end: blocks for a node start one, those for a stopped node
 * stop it first. After each start the answers are those of before. {@code ./perseid} is here a script of two lines, and the port
 * is a free one.
 */
@Timeout(300)
class OperationsTest {
    private static final Pattern BLOCK = Pattern.compile("```sh ?(\\w*)\n(.*?)```", Pattern.DOTALL);
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/operations.md");
    private static final String PEOPLE = "[{\"_id\":\"ada\",\"town\":\"London\"},{\"_id\":\"bo\",\"town\":\"Rome\"}]";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process node;
    private int port;
    private int run;

    @AfterEach
    void stopAll() throws InterruptedException {
        client.close();
        stop();
    }

    @Test
    void everyCommandOfThePageDoesWhatItSays() throws Exception {
        prepare();
        String answers = "";
        List<String[]> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> new String[] {block.group(1), block.group(2)})
                .toList();
        assertThat(blocks).hasSizeGreaterThan(12);
        for (String[] block : blocks) {
            switch (block[0]) {
                case "node" -> {
                    start(block[1]);
                    answers = fill();
                }
                case "restart" -> {
                    stop();
                    start(block[1]);
                    assertThat(get("/api/datasets/people/entities?history=false"))
                            .isEqualTo(answers);
                }
                case "stop" -> {
                    stop();
                    type(block[1]);
                }
                default -> {
                    type(block[1]);
                    answers = node == null ? "" : get("/api/datasets/people/entities?history=false");
                }
            }
        }
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("data-backups")).doesNotExist();
        assertThat(folder.resolve("vault/VAULT")).doesNotExist();
        assertThat(folder.resolve("certificate.json")).content().contains("\"sha256\":");
    }

    private void prepare() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path launcher = folder.resolve("perseid");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + java
                        + "' --enable-native-access=ALL-UNNAMED -Xmx512m -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' io.perseid.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("config/pipes"));
        Files.writeString(folder.resolve("config/pipes/people.conf.json"), """
                {"_id": "people", "type": "pipe", "source": {"type": "http_endpoint"}}
                """);
    }

    private String fill() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/receivers/people/entities"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(PEOPLE))
                .build();
        assertThat(client.send(request, ofString()).statusCode()).isEqualTo(200);
        return get("/api/datasets/people/entities?history=false");
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        var answer = client.send(request, ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void type(String commands) throws Exception {
        String log = "run-" + run++ + ".log";
        Process process = shell(commands, log);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(commands).isTrue();
        assertThat(process.exitValue())
                .as(commands + Files.readString(folder.resolve(log)))
                .isZero();
    }

    private void start(String commands) throws Exception {
        String log = "node-" + run++ + ".log";
        Process started = shell("exec " + commands, log);
        node = started;
        while (!Files.readString(folder.resolve(log)).contains("is ready at")) {
            assertThat(started.isAlive())
                    .as(Files.readString(folder.resolve(log)))
                    .isTrue();
            started.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private void stop() throws InterruptedException {
        Process running = node;
        node = null;
        if (running != null) {
            running.destroy();
            assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process shell(String commands, String log) throws IOException {
        var builder = new ProcessBuilder("sh", "-e", "-c", commands.replace("9042", String.valueOf(port)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("PERSEID_URL", "http://127.0.0.1:" + port);
        return builder.start();
    }
}
