package io.perseid.cli;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.store.StoreCheck;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user runs it: a process, signals, and what is on disk afterwards. */
@Timeout(180)
class NodeProcessTest {
    private static final int BATCH = 200;
    private static final Pattern ID = Pattern.compile("\"_id\":\"(e[0-9]+-[0-9]+)\"");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(folder.resolve("config/pipes"));
        Files.writeString(folder.resolve("config/pipes/in.conf.json"), """
                {"_id": "in", "type": "pipe", "source": {"type": "http_endpoint"}, "sink": {"type": "dataset", "dataset": "in"}}
                """);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void everythingAcknowledgedIsThereAfterTheNodeIsKilled() throws Exception {
        var random = new Random(20);
        int acknowledged = 0;
        for (int round = 0; round < 3; round++) {
            acknowledged = killWhileReceiving(acknowledged, 1 + random.nextInt(40));
        }
        assertThat(acknowledged).isPositive();
        try (var node = NodeProcess.start(folder)) {
            assertHeld(node.address(), acknowledged);
            assertThat(node.stop()).isIn(0, 143);
        }
        var report = StoreCheck.check(folder.resolve("data"), StoreSettings.small(), Time.system());
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aSecondNodeOnTheSameDataIsRefusedWithItsCode() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            assertThat(node.address().getPort()).isPositive();
            var err = new StringWriter();
            int code = Main.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err),
                    "node",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("data").toString());
            assertThat(code).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("store-locked");
            assertThat(node.stop()).isIn(0, 143);
        }
    }

    @Test
    void aProcessWhoseNodeCannotStartEndsByItself() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            assertThatThrownBy(() -> NodeProcess.start(folder)).hasMessage("the node ended before it was ready");
            assertThat(node.stop()).isIn(0, 143);
        }
    }

    @Test
    void aNodeThatIsAskedToStartsAnewAtTheSameAddressWithWhatItHeld() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            post(node.address(), 0);
            String before = startTime(node.address());
            var request = HttpRequest.newBuilder(node.address().resolve("/api/admin"))
                    .POST(BodyPublishers.ofString("operation=restart"))
                    .build();
            assertThat(client.send(request, ofString()).body()).isEqualTo("{\"message\":\"OK\"}");
            assertThat(node.awaitReadyAgain()).isEqualTo(node.address());
            assertThat(startTime(node.address())).isNotEqualTo(before);
            assertHeld(node.address(), 1);
            assertThat(node.stop()).isIn(0, 143);
        }
        var log = Files.readAllLines(folder.resolve("node.log"));
        assertThat(log).filteredOn(line -> line.contains("ready address=")).hasSize(2);
        assertThat(log).filteredOn(line -> line.contains("stopping")).hasSize(2);
    }

    private String startTime(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/api/status")).build();
        return client.send(request, ofString()).body().replaceAll("(?s).*\"node_start_time\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void theCommandsWorkOnARunningNode() throws Exception {
        try (var node = NodeProcess.start(folder)) {
            String url = node.address().toString();
            post(node.address(), 0);
            assertThat(run("status", "--url", url)).contains("pipes", "datasets");
            assertThat(run("pipes", "--url", url)).contains("in", "http_endpoint");
            assertThat(run("datasets", "--url", url)).contains("in", String.valueOf(BATCH));
            assertThat(run("entities", "in", "--limit", "2", "--url", url))
                    .contains("e0-0")
                    .doesNotContain("e0-5\"");
            writePipe(
                    "one",
                    "{\"_id\":\"one\",\"type\":\"pipe\",\n\"source\":{\"type\":\"embedded\",\"entities\":[{\"_id\":\"1\"}]},\n\"pump\":{\"mode\":\"manual\"}}");
            assertThat(run("upload", folder.resolve("config").toString(), "--url", url))
                    .contains("uploaded");
            assertThat(run("run", "one", "--full", "--url", url)).contains("full run of one", "1 in");
            writePipe("one", "{\"_id\":\"one\",\"type\":\"pipe\",\n\"source\":{\"type\":\"nonsense\"}}");
            assertThat(failure("upload", folder.resolve("config").toString(), "--url", url))
                    .contains("pipes/one.conf.json:2:", "config-unknown-type");
            assertThat(failure("run", "in", "--url", url)).contains("code=pipe-has-no-runs");
            assertThat(failure("entities", "none", "--url", url)).contains("code=dataset-unknown");
            assertThat(node.stop()).isIn(0, 143);
            assertThat(run("check", folder.resolve("data").toString())).contains("sound");
        }
    }

    /** Posts until the node is killed in the midst of it, after so many more acknowledged batches; how many were acknowledged in all. */
    private int killWhileReceiving(int from, int more) throws Exception {
        try (var node = NodeProcess.start(folder)) {
            assertHeld(node.address(), from);
            var acknowledged = new AtomicInteger(from);
            var enough = new CountDownLatch(more);
            var posting = CompletableFuture.runAsync(() -> postUntilItFails(node.address(), acknowledged, enough));
            enough.await();
            node.kill();
            posting.join();
            return acknowledged.get();
        }
    }

    private void postUntilItFails(URI address, AtomicInteger acknowledged, CountDownLatch enough) {
        try {
            while (post(address, acknowledged.get()) == 200) {
                acknowledged.incrementAndGet();
                enough.countDown();
            }
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the node is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int post(URI address, int batch) throws IOException, InterruptedException {
        String body = IntStream.range(0, BATCH)
                .mapToObj(i ->
                        "{\"_id\":\"e%d-%d\",\"batch\":%d,\"text\":\"%s\"}".formatted(batch, i, batch, "x".repeat(300)))
                .collect(Collectors.joining(",", "[", "]"));
        var request = HttpRequest.newBuilder(address.resolve("/api/receivers/in/entities"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, ofString()).statusCode();
    }

    /** Every acknowledged batch is whole; at most one more, the one under way, may be there in part. */
    private void assertHeld(URI address, int batches) throws IOException, InterruptedException {
        if (batches == 0) {
            return;
        }
        var request = HttpRequest.newBuilder(address.resolve("/api/datasets/in/entities?history=false"))
                .build();
        Set<String> held = ID.matcher(client.send(request, ofString()).body())
                .results()
                .map(id -> id.group(1))
                .collect(Collectors.toSet());
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < BATCH; i++) {
                assertThat(held.contains("e" + batch + "-" + i))
                        .as("batch %d entity %d", batch, i)
                        .isTrue();
            }
        }
    }

    private static String run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        assertThat(code).as(out + " " + err).isZero();
        return out.toString();
    }

    private void writePipe(String name, String json) throws IOException {
        Files.writeString(folder.resolve("config/pipes/" + name + ".conf.json"), json);
    }

    private static String failure(String... args) {
        var err = new StringWriter();
        assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args))
                .isEqualTo(ExitCode.FAILED);
        return err.toString();
    }
}
