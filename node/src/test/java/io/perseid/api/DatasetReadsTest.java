package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.http.Call;
import io.perseid.http.Headers;
import io.perseid.http.Method;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a dataset can be read: now, then, between two moments, and as it grows. */
@Timeout(60)
class DatasetReadsTest {
    private static final String ENTITIES = "/api/datasets/people/entities";

    @TempDir
    Path folder;

    private ApiFixture api;

    @BeforeEach
    void open() {
        api = new ApiFixture(folder, """
                [{"_id": "people", "type": "pipe", "source": {"type": "http_endpoint"}, "compaction": {"automatic": false}}]
                """);
        push("[{\"_id\":\"a\",\"n\":1},{\"_id\":\"b\",\"n\":1}]");
        push("[{\"_id\":\"a\",\"n\":2}]");
        push("[{\"_id\":\"b\",\"n\":2},{\"_id\":\"c\",\"n\":2}]");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void push(String json) {
        assertThat(api.post("/api/receivers/people/entities", json).status()).isEqualTo(200);
    }

    /** The ids and the numbers of an answer. */
    private String read(String path) {
        String body = api.get(path).text();
        var text = new StringBuilder();
        var found = java.util.regex.Pattern.compile(
                        "\"n\":(\\d)[^}]*?\"_id\":\"(\\w)\"|\"_id\":\"(\\w)\"[^}]*?\"n\":(\\d)")
                .matcher(body);
        while (found.find()) {
            text.append(found.group(1) == null ? found.group(3) + found.group(4) : found.group(2) + found.group(1))
                    .append(' ');
        }
        return text.toString().strip();
    }

    private Instant storedAt(String id) {
        var entity = (DictValue)
                api.get("/api/datasets/people/entity?entity_id=" + id).json();
        long micros = ((IntegerValue) entity.get("_ts")).longValue();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Test
    void aDatasetIsReadAsItWasAtAnOffsetOrATime() {
        assertThat(read(ENTITIES + "?history=false&as_of=1")).isEqualTo("a1 b1");
        assertThat(read(ENTITIES + "?history=false&as_of=2")).isEqualTo("b1 a2");
        assertThat(read(ENTITIES + "?history=false&as_of=" + storedAt("a"))).isEqualTo("b1 a2");
        assertThat(read(ENTITIES + "?history=false&reverse=true")).isEqualTo("c2 b2 a2");
        assertThat(api.get(ENTITIES + "?as_of=yesterday").text()).contains("parameter-malformed");
    }

    @Test
    void theDifferenceOfTwoMomentsIsTheEntitiesThatChanged() {
        assertThat(read("/api/datasets/people/diff?from=1&to=2")).isEqualTo("a2");
        assertThat(read("/api/datasets/people/diff?from=1")).isEqualTo("a2 b2 c2");
        assertThat(read("/api/datasets/people/diff?from=4")).isEmpty();
        assertThat(api.get("/api/datasets/people/diff?from=2&to=1").status()).isEqualTo(400);
    }

    @Test
    void whoeverHasTheAnswerIsToldSoUntilSomethingChanges() {
        for (String path : new String[] {ENTITIES + "?since=0", "/api/datasets/people/entity?entity_id=a"}) {
            var first = api.get(path);
            String tag = first.headers().get("ETag");
            assertThat(api.get(path, Map.of("If-None-Match", tag)).status()).isEqualTo(304);
            assertThat(api.get(path, Map.of("If-None-Match", "\"other\"")).status())
                    .isEqualTo(200);
            push("[{\"_id\":\"a\",\"n\":" + (path.contains("since") ? 3 : 4) + "}]");
            assertThat(api.get(path, Map.of("If-None-Match", tag)).status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverWaitsIsAnsweredWhenSomethingComes() throws ExecutionException, InterruptedException {
        assertThat(read(ENTITIES + "?since=3&wait=60")).isEqualTo("c2");
        var waiting = CompletableFuture.supplyAsync(() -> read(ENTITIES + "?since=4&wait=60"));
        push("[{\"_id\":\"d\",\"n\":5}]");
        assertThat(waiting.get()).isEqualTo("d5");
        assertThat(read(ENTITIES + "?since=5&wait=1")).isEmpty();
    }

    @Test
    void eventsComeAsEntitiesAreWritten() {
        var answer = api.routes()
                .answer(Call.of(
                        Method.GET, "/api/datasets/people/events", Headers.of(Map.of("Last-Event-ID", "3")), ""));
        var out = new GoingAway("id: 5");
        var pushing = CompletableFuture.runAsync(() -> push("[{\"_id\":\"d\",\"n\":5}]"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> answer.body().writeTo(out)))
                .hasMessage("the client went away");
        pushing.join();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("event: entity\nid: 4\ndata: {")
                .contains("\"_id\":\"c\"", "id: 5", "\"_id\":\"d\"")
                .doesNotContain("id: 3\n");
    }

    /** A client that closes the connection once it has read something. */
    private static final class GoingAway extends ByteArrayOutputStream {
        private final String last;

        GoingAway(String last) {
            this.last = last;
        }

        @Override
        public void flush() throws IOException {
            if (toString(StandardCharsets.UTF_8).contains(last)) {
                throw new IOException("the client went away");
            }
        }
    }
}
