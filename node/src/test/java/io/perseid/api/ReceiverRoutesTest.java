package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.http.Call;
import io.perseid.http.Headers;
import io.perseid.http.Method;
import io.perseid.http.Parameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverRoutesTest {
    private static final String PATH = "/api/receivers/people/entities";

    @TempDir
    Path folder;

    private ApiFixture api;

    @BeforeEach
    void open() {
        api = new ApiFixture(folder, """
                [{"_id": "people", "type": "pipe", "source": {"type": "http_endpoint"}, "sink": {"type": "dataset", "dataset": "people"}},
                 {"_id": "locked", "type": "pipe", "source": {"type": "http_endpoint"},
                  "sink": {"type": "dataset", "enable_optimistic_locking": true}},
                 {"_id": "exact", "type": "pipe", "source": {"type": "http_endpoint", "escape_tilde": true}},
                 {"_id": "exact-out", "type": "pipe", "source": {"type": "dataset", "dataset": "exact"}, "sink": {"type": "http_endpoint", "escape_tilde": true}},
                 {"_id": "out", "type": "pipe", "source": {"type": "dataset", "dataset": "people"}, "sink": {"type": "http_endpoint"}}]
                """);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anEndPointThatEscapesKeepsEveryStringAString() {
        assertThat(api.post("/api/receivers/exact/entities", "{\"_id\":\"a\",\"name\":\"~~t2015-12-31\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/publishers/exact-out/entities").text()).contains("\"name\":\"~~t2015-12-31\"");
    }

    /** The table of the push protocol, offset by offset. */
    @Test
    void incrementalAndFullSequencesGiveTheLogTheProtocolDescribes() {
        String a = "{\"_id\":\"a\",\"name\":\"A\"}";
        String b = "{\"_id\":\"b\",\"name\":\"B\"}";
        posted("", a, b);
        assertThat(log()).containsExactly("0:a", "1:b");
        posted("?sequence_id=1&is_full=true&request_id=1&is_first=true", b);
        assertThat(log()).hasSize(2);
        posted(
                "?sequence_id=1&is_full=true&request_id=2&previous_request_id=1",
                "{\"_id\":\"a\",\"name\":\"A (updated)\"}",
                "{\"_id\":\"c\",\"name\":\"C\"}");
        assertThat(log()).containsExactly("0:a", "1:b", "2:a prev 0", "3:c");
        posted(
                "?sequence_id=1&is_full=true&request_id=3&previous_request_id=2&is_last=true",
                "{\"_id\":\"d\",\"name\":\"D\"}");
        assertThat(log()).hasSize(5).endsWith("4:d");
        posted("?sequence_id=2&is_full=true&request_id=1&is_first=true", a, b);
        assertThat(log()).hasSize(6).endsWith("5:a prev 2");
        posted(
                "?sequence_id=2&is_full=true&request_id=2&previous_request_id=1&is_last=true",
                "{\"_id\":\"d\",\"name\":\"D\"}");
        assertThat(log()).hasSize(7).endsWith("6:c deleted prev 3");
        assertThat(field(0, "_hash")).isEqualTo(field(5, "_hash")).isNotEqualTo(field(2, "_hash"));
        assertThat(field(6, "name")).isEqualTo("C");
    }

    @Test
    void requestsThatDoNotFollowEachOtherConflict() {
        posted("?sequence_id=1&is_full=true&request_id=1&is_first=true", "{\"_id\":\"a\"}");
        for (String wrong : List.of(
                "?sequence_id=1&is_full=true&request_id=3&previous_request_id=2",
                "?sequence_id=1&is_full=false&request_id=2&previous_request_id=1",
                "?sequence_id=1&is_full=true&request_id=2&previous_request_id=1&is_first=true")) {
            var given = api.post(PATH + wrong, "[]");
            assertThat(given.status()).as(wrong + given.text()).isEqualTo(409);
            assertThat(given.text()).contains("\"code\":\"sequence-conflict\"");
        }
    }

    @Test
    void whoeverChangesAnOldVersionOfAnEntityIsToldAndGivenBoth() {
        String path = "/api/receivers/locked/entities";
        assertThat(api.post(path, "{\"_id\":\"a\",\"n\":1}").text())
                .startsWith("{\"updated_entity\":{\"n\":1,\"_id\":\"a\"")
                .contains("\"_updated\":0");
        assertThat(api.post(path, "{\"_id\":\"a\",\"n\":2,\"_updated\":0}").text())
                .contains("\"_updated\":1");
        var refused = api.post(path, "{\"_id\":\"a\",\"n\":3,\"_updated\":0}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains(
                        "\"code\":\"entity-changed\"",
                        "\"input_entity\":{\"n\":3",
                        "\"existing_entity\":{\"n\":2",
                        "\"common_ancestor_entity\":{\"n\":1");
    }

    @Test
    void aDatasetSaysUpToWhenItIsComplete() {
        assertThat(api.get("/api/datasets/people/entities").headers()).doesNotContainKey("X-Dataset-Completeness");
        posted("", "{\"_id\":\"a\"}");
        assertThat(api.get("/api/datasets/people/entities").headers()).containsKey("X-Dataset-Completeness");
        assertThat(api.get("/api/publishers/out/entities").headers()).containsKey("X-Dataset-Completeness");
    }

    @Test
    void oneEntityIsAcceptedWithoutItsArray() {
        assertThat(api.post(PATH, "{\"_id\":\"a\"}").text()).isEqualTo("{}");
        assertThat(log()).containsExactly("0:a");
    }

    @Test
    void garbageIsRefusedWithItsCodeAndTheNodeGoesOn() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] garbage = new byte[random.nextInt(400)];
            random.nextBytes(garbage);
            String text = (i % 3 == 0 ? "[{\"_id\":\"x" : i % 3 == 1 ? "[" : "")
                    + new String(garbage, StandardCharsets.ISO_8859_1);
            var given = api.post(PATH, text);
            if (given.status() != 200) {
                assertThat(given.status()).as(given.text()).isBetween(400, 499);
                assertThat(given.text()).contains("\"code\":\"");
            }
        }
        posted("", "{\"_id\":\"good\"}");
        assertThat(log().getLast()).contains("good");
    }

    @Test
    void entitiesBeforeTheMistakeMayBeTakenButTheMistakeIsTold() {
        var given = api.post(PATH, "[{\"_id\":\"a\"},{\"name\":\"no id\"}]");
        assertThat(given.status()).isEqualTo(400);
        assertThat(given.text()).contains("\"code\":");
    }

    @Test
    void aPipeThatIsNoReceiverIsNamed() {
        var given = api.post("/api/receivers/out/entities", "[]");
        assertThat(given.status()).isEqualTo(404);
        assertThat(given.text()).contains("pipe-not-a-receiver", "\"pipe\":\"out\"");
        assertThat(api.post("/api/receivers/none/entities", "[]").text()).contains("pipe-unknown");
    }

    @Test
    void whatCameInIsPublishedByTheNextPipe() {
        posted("", "{\"_id\":\"a\",\"name\":\"A\"}", "{\"_id\":\"b\",\"name\":\"B\"}");
        var given = api.get("/api/publishers/out/entities");
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(((ListValue) given.json()).size()).isEqualTo(2);
        assertThat(given.text()).contains("\"name\":\"A\"", "\"_updated\":");
        assertThat(((ListValue) api.get("/api/publishers/out/entities?since=0").json()).size())
                .isEqualTo(1);
        assertThat(((ListValue) api.get("/api/publishers/out/entities?limit=1").json()).size())
                .isEqualTo(1);
        assertThat(api.get("/api/publishers/out/csv").status()).isEqualTo(404);
    }

    @Test
    void beyondTheLimitOfPostsAtOneTimeAClientIsToldToComeBack() throws Exception {
        var slow = List.of(new SlowBody(), new SlowBody());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = slow.stream()
                    .map(body -> threads.submit(() -> receive(body)))
                    .toList();
            for (var body : slow) {
                body.asked.await();
            }
            var third = api.post(PATH, "[]");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.headers()).containsEntry("Retry-After", "1");
            assertThat(third.text()).contains("\"code\":\"overloaded\"");
            slow.forEach(body -> body.given.countDown());
            for (var answer : waiting) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        posted("", "{\"_id\":\"after\"}");
    }

    private int receive(InputStream body) {
        var call = new Call(Method.POST, PATH, Map.of(), Parameters.NONE, Headers.NONE, body, "slow");
        return api.routes().answer(call).status();
    }

    /** An empty array that comes when it is let. */
    private static final class SlowBody extends InputStream {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch given = new CountDownLatch(1);
        private final InputStream bytes = new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8));

        @Override
        public int read() throws IOException {
            await();
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            await();
            return bytes.read(into, from, length);
        }

        private void await() throws IOException {
            asked.countDown();
            try {
                given.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private void posted(String parameters, String... entities) {
        var given = api.post(PATH + parameters, "[" + String.join(",", entities) + "]");
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.text()).isEqualTo("{}");
    }

    private List<String> log() {
        return ((ListValue) api.get("/api/datasets/people/entities").json())
                .items().stream().map(ReceiverRoutesTest::line).toList();
    }

    private static String line(Value value) {
        var entity = (DictValue) value;
        String previous = entity.get("_previous").toString();
        return entity.get("_updated") + ":" + ((StringValue) entity.get("_id")).value()
                + (entity.get("_deleted").toString().equals("true") ? " deleted" : "")
                + (previous.equals("null") ? "" : " prev " + previous);
    }

    private String field(int offset, String name) {
        var all = (ListValue) api.get("/api/datasets/people/entities").json();
        return ((StringValue) ((DictValue) all.get(offset)).get(name)).value();
    }
}
