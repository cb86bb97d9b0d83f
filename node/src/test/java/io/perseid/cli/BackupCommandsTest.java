package io.perseid.cli;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups as an operator takes them and puts them back: commands against a node in a process of its own. */
@Timeout(180)
class BackupCommandsTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(folder.resolve("config/pipes"));
        Files.writeString(folder.resolve("config/pipes/in.conf.json"), """
                {"_id": "in", "type": "pipe", "source": {"type": "http_endpoint"}, "sink": {"type": "dataset", "dataset": "in"}}
                """);
        Files.writeString(folder.resolve("config/pipes/out.conf.json"), """
                {"_id": "out", "type": "pipe", "source": {"type": "dataset", "dataset": "in"}, "sink": {"type": "http_endpoint"}}
                """);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void afterTheDataIsDeletedTheRestoredNodeGivesTheSameAnswers() throws Exception {
        List<String> before;
        try (var node = NodeProcess.start(folder)) {
            post(node.address(), 0, 500);
            post(node.address(), 100, 200);
            assertThat(run("backup", "--url", node.address().toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("is taken and proved");
            before = answers(node.address());
            assertThat(run("backups", "--url", node.address().toString())).isZero();
            assertThat(out.toString()).containsPattern("\\d{8}T\\d{6}Z +0 min +\\d+ +\\d+ +\\d+ +20");
            assertThat(run("restore", "--data", data())).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("code=store-locked");
            assertThat(answers(node.address())).isEqualTo(before);
            node.kill();
        }
        delete(folder.resolve("data"));
        assertThat(run("restore", "--data", data())).as(err.toString()).isZero();
        try (var node = NodeProcess.start(folder)) {
            assertThat(answers(node.address())).isEqualTo(before);
            var headers = get(node.address(), "/api/datasets/in/entities").headers();
            assertThat(headers.firstValue("X-Dataset-Restore-Uuid")).isPresent();
            assertThat(headers.firstValue("X-Dataset-Restore-Offset")).contains("600");
            assertThat(get(node.address(), "/api/publishers/out/entities")
                            .headers()
                            .firstValue("X-Dataset-Restore-Offset"))
                    .contains("600");
            assertThat(get(node.address(), "/api/health").body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(node.address(), "/api/metrics").body())
                    .contains("perseid_backups 1.0", "perseid_backup_failed 0.0", "perseid_backup_age_seconds ");
            post(node.address(), 500, 600);
            assertThat(node.stop()).isIn(0, 143);
        }
        assertThat(run("restore", "--data", data())).isZero();
        assertThat(out.toString()).contains("what was there before is now in " + data() + ".before-");
        assertThat(run("check", data())).isZero();
    }

    @Test
    void aBackupComesBackFromTheVaultWhenTheMachineIsGone() throws Exception {
        Path key = Files.writeString(folder.resolve("vault.key"), "a1".repeat(32) + "\n");
        Files.writeString(
                folder.resolve("perseid.conf"),
                "backup.vault = " + folder.resolve("vault") + "\nbackup.vault_key = file:" + key + "\n");
        List<String> before;
        try (var node = NodeProcess.start(folder)) {
            post(node.address(), 0, 300);
            before = answers(node.address());
            assertThat(run("backup", "--url", node.address().toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(run("backups", "--vault", "--url", node.address().toString()))
                    .isZero();
            assertThat(out.toString()).contains("restored");
            node.kill();
        }
        delete(folder.resolve("data"));
        delete(folder.resolve("data-backups"));
        String settings = folder.resolve("perseid.conf").toString();
        assertThat(run("restore", "--vault", "--settings", settings, "--data", data()))
                .as(err.toString())
                .isZero();
        try (var node = NodeProcess.start(folder)) {
            assertThat(answers(node.address())).isEqualTo(before);
            assertThat(node.stop()).isIn(0, 143);
        }
        Files.writeString(key, "b2".repeat(32));
        assertThat(run("restore", "--vault", "--settings", settings, "--data", data()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("code=vault-key-wrong");
    }

    @Test
    void oneDatasetGoesBackInANodeThatRuns() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            String url = node.address().toString();
            post(node.address(), 0, 100);
            assertThat(run("backup", "--url", url)).isZero();
            post(node.address(), 50, 150);
            assertThat(run("restore", "--dataset", "in", "--as-of", "120", "--url", url))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("restored in as of offset 120: 30 changed, 50 deleted");
            assertThat(run("restore", "--dataset", "in", "--url", url)).isZero();
            assertThat(out.toString()).contains("restored in as of offset 100: 20 changed, 0 deleted");
            assertThat(get(node.address(), "/api/datasets/in/entity?entity_id=e60")
                            .body())
                    .contains("\"v\":60,");
            assertThat(run("restore", "--dataset", "in", "--as-of", "soon", "--url", url))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("moment-malformed");
            assertThat(run("erase", "--data", data(), "--yes", "data")).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("store-locked");
            assertThat(node.stop()).isIn(0, 143);
        }
        assertThat(run("erase", "--data", data(), "--yes", "dada")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("code=name-not-confirmed");
        Path certificate = folder.resolve("certificate.json");
        assertThat(run("erase", "--data", data(), "--yes", "data", "--certificate", certificate.toString()))
                .as(err.toString())
                .isZero();
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("data-backups")).doesNotExist();
        assertThat(Files.readString(certificate)).contains("\"sha256\":");
    }

    @Test
    void whatCannotBeRestoredIsSaid() {
        assertThat(run("restore", "--data", data())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("code=backup-unknown");
        assertThat(run("restore", "--list", "--data", data())).isZero();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void post(URI address, int from, int to) throws Exception {
        String body = IntStream.range(from, to)
                .mapToObj(i -> "{\"_id\":\"e" + i + "\",\"v\":" + (i + from) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        var request = HttpRequest.newBuilder(address.resolve("/api/receivers/in/entities"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, ofString()).statusCode()).isEqualTo(200);
    }

    private List<String> answers(URI address) throws Exception {
        return List.of(
                get(address, "/api/datasets/in/entities").body(),
                get(address, "/api/datasets/in/entities?history=false&since=100")
                        .body(),
                get(address, "/api/datasets/in/entity?entity_id=e150").body(),
                get(address, "/api/datasets/in/history?entity_id=e150").body());
    }

    private java.net.http.HttpResponse<String> get(URI address, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), ofString());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
