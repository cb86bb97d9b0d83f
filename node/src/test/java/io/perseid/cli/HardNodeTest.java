package io.perseid.cli;

import static io.perseid.cli.HaltingService.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node in a process of its own, with little memory, that is flooded or killed: what it had is there, and it goes on. */
class HardNodeTest {
    private static final int ROWS = 20_000;
    private static final int LARGE = 30 << 20;
    private static final Pattern ID = Pattern.compile("\"_id\":\"([^\"]*)\"");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void aReceiver() throws IOException {
        write("pipes/in.conf.json", "{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}");
    }

    @AfterEach
    void close() {
        client.close();
        threads.close();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("config").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text.replace('\'', '"'));
    }

    private HttpResponse<String> post(URI node, BodyPublisher body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(node.resolve("/api/receivers/in/entities"))
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(URI node, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(node.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private List<String> ids(URI node, String dataset) throws IOException, InterruptedException {
        return ID.matcher(get(node, "/api/datasets/" + dataset + "/entities?history=false&deleted=false"))
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    @Test
    void stringsOfAHundredMegabytesAreRefusedInLittleMemory() throws Exception {
        try (var node = NodeProcess.start(folder, "-Xmx160m")) {
            assertThat(post(node.address(), BodyPublishers.ofString("[{\"_id\":\"kept\"}]"))
                            .statusCode())
                    .isEqualTo(200);
            for (int i = 0; i < 3; i++) {
                var answer = post(node.address(), BodyPublishers.ofInputStream(HardNodeTest::hugeString));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("\"code\":\"json-string-too-long\"", "\"offset\":");
            }
            assertThat(ids(node.address(), "in")).containsExactly("kept");
            assertThat(post(node.address(), BodyPublishers.ofString("[{\"_id\":\"more\"}]"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void manyLargeStringsAtOnceShareALittleHeapAndWhatIsAcknowledgedIsThere() throws Exception {
        try (var node = NodeProcess.start(folder, "-Xmx128m")) {
            List<Callable<Boolean>> posts = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String id = "large" + i;
                posts.add(() -> isAcknowledged(node.address(), id));
            }
            var answers = threads.invokeAll(posts);
            int acknowledged = 0;
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).get()) {
                    acknowledged++;
                    assertThat(letters(node.address(), "large" + i)).isEqualTo(LARGE);
                }
            }
            assertThat(acknowledged).isPositive();
            assertThat(post(node.address(), BodyPublishers.ofString("[{\"_id\":\"more\"}]"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Whether the large entity is acknowledged; if not, the answer must say when to try again. */
    private boolean isAcknowledged(URI node, String id) throws InterruptedException {
        try {
            var answer = post(node, BodyPublishers.ofInputStream(() -> entityWithLetters(id, LARGE)));
            if (answer.statusCode() == 200) {
                return true;
            }
            assertThat(answer.body()).contains("\"code\":\"receiving-full\"");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            return false;
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the JDK's client may miss an answer that comes while it still sends
            return false;
        }
    }

    /** How many letters the entity has in the dataset. */
    private long letters(URI node, String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.resolve("/api/datasets/in/entity?entity_id=" + id))
                .build();
        try (var body = client.send(request, BodyHandlers.ofInputStream()).body()) {
            var bytes = new byte[1 << 16];
            long count = 0;
            for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    count += bytes[i] == 'x' ? 1 : 0;
                }
            }
            return count;
        }
    }

    /** {@code [{"_id":"huge","body":"xxx…"}]} with a hundred million letters. */
    private static InputStream hugeString() {
        return entityWithLetters("huge", 100_000_000);
    }

    private static InputStream entityWithLetters(String id, int count) {
        return new SequenceInputStream(
                bytes("[{\"_id\":\"" + id + "\",\"body\":\""), new SequenceInputStream(letters(count), bytes("\"}]")));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream letters(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = Math.min(left, length);
                Arrays.fill(into, offset, offset + read, (byte) 'x');
                left -= read;
                return read;
            }
        };
    }

    @Test
    void aFloodOfGarbageIsRefusedWithCodesAndOffsetsAndNothingIsLost() throws Exception {
        try (var node = NodeProcess.start(folder, "-Xmx96m")) {
            var kept = new ArrayList<String>();
            for (int i = 0; i < 100; i++) {
                kept.add("kept" + i);
            }
            String good = kept.stream().map("{\"_id\":\"%s\"}"::formatted).collect(Collectors.joining(",", "[", "]"));
            assertThat(post(node.address(), BodyPublishers.ofString(good)).statusCode())
                    .isEqualTo(200);
            List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
            var random = new Random(11);
            for (int i = 0; i < 400; i++) {
                byte[] garbage = new byte[1 + random.nextInt(5000)];
                random.nextBytes(garbage);
                garbage[0] = '!';
                posts.add(() -> post(node.address(), BodyPublishers.ofByteArray(garbage)));
            }
            for (Future<HttpResponse<String>> answer : threads.invokeAll(posts)) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isIn(400, 429);
                assertThat(answer.get().body())
                        .containsAnyOf("\"code\":\"json-not-an-entity\"", "\"code\":\"overloaded\"")
                        .containsAnyOf("\"offset\":\"0\"", "http.max_receiving");
            }
            assertThat(ids(node.address(), "in"))
                    .containsExactlyElementsOf(kept.stream().sorted().toList());
            assertThat(post(node.address(), BodyPublishers.ofString("{\"_id\":\"kept0\",\"_deleted\":true}"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ids(node.address(), "in")).hasSize(99);
        }
    }

    /** The service halts in the midst of its answer, and the node is killed there. */
    @Test
    void aNodeKilledDuringAFullRunHasDeletedNothingAndTheNextOneFinishesTheRunByItself() throws Exception {
        var service = new HaltingService(threads);
        write(
                "systems/web.conf.json",
                "{'_id': 'web', 'type': 'system:url', 'url_pattern': 'http://localhost:%d/%%s'}"
                        .formatted(service.port()));
        write(
                "pipes/rows.conf.json",
                "{'_id': 'rows', 'type': 'pipe', 'source': {'type': 'json', 'system': 'web', 'url': 'rows'},"
                        + " 'pump': {'schedule_interval': 3600}}");
        try (service) {
            service.hold(0, ROWS);
            try (var node = NodeProcess.start(folder)) {
                awaitRow(node.address(), "\"count\":" + ROWS + ",");
                service.hold(10, ROWS + 10);
                service.haltHalfWay();
                startRescan(node.address());
                service.awaitHalt();
                node.kill();
            }
            try (var node = NodeProcess.start(folder)) {
                service.awaitHalt();
                assertThat(ids(node.address(), "rows")).contains(row(0), row(9), row(ROWS - 1));
                service.goOn();
                awaitRow(node.address(), "\"deleted\":10,");
                assertThat(ids(node.address(), "rows"))
                        .hasSize(ROWS)
                        .doesNotContain(row(0), row(9))
                        .contains(row(10), row(ROWS + 9));
            }
        }
    }

    private void startRescan(URI node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.resolve("/api/pipes/rows/pump"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("operation=start-rescan"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** Follows the node's events until the row of the dataset says so. */
    private void awaitRow(URI node, String wanted) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.resolve("/api/flow/events")).build();
        var dataset = Pattern.compile("\\{\"id\":\"rows\",\"count\":[^}]*\\}");
        try (var lines = new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (dataset.matcher(line)
                        .results()
                        .anyMatch(found ->
                                found.group().contains(wanted) && found.group().contains("\"populated\":true"))) {
                    return;
                }
            }
        }
        throw new AssertionError("the node ended before its dataset was as wanted");
    }
}
