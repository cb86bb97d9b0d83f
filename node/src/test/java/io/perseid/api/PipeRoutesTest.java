package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PipeRoutesTest {
    @TempDir
    Path folder;

    private ApiFixture api;

    @BeforeEach
    void open() {
        api = new ApiFixture(folder, """
                [{"_id": "a", "type": "pipe", "source": {"type": "embedded", "entities": [
                    {"_id": "1", "kind": "x"}, {"_id": "2", "kind": "y"}]}, "pump": {"mode": "manual"}},
                 {"_id": "b", "type": "pipe", "source": {"type": "dataset", "dataset": "a", "subset": ["eq", "_S.kind", "x"]},
                  "transform": {"type": "dtl", "rules": {"default": [["copy", "*"], ["add", "n", ["upper", "_S.kind"]]]}},
                  "pump": {"mode": "manual"}}]
                """);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aPipeShowsItsConfigurationFullyDefaulted() {
        String pipe = api.get("/api/pipes/a").text();
        assertThat(pipe)
                .contains(
                        "\"_id\":\"a\"",
                        "\"original\":",
                        "\"effective\":",
                        "\"dataset\":\"a\"",
                        "\"is-valid-config\":true");
        assertThat(((ListValue) api.get("/api/pipes").json()).size()).isEqualTo(2);
        assertThat(((DictValue) api.get("/api/pipes/a?fields=runtime").json()).names())
                .containsExactly("_id", "runtime");
        assertThat(api.get("/api/pipes/none").status()).isEqualTo(404);
    }

    @Test
    void aRunIsStartedByAFormAndItsRecordCanBeRead() throws InterruptedException {
        run("a");
        assertThat(((ListValue) api.get("/api/datasets/a/entities").json()).size())
                .isEqualTo(2);
        assertThat(api.get("/api/pipes/a/executions?limit=1").text())
                .contains("pump-completed", "\"entities_succeeded\":2");
        assertThat(api.get("/api/pipes/a/pump").text()).contains("\"state\":\"Idle\"");
        assertThat(api.get("/api/pipes/a/entities").text()).contains("\"kind\":\"x\"");
    }

    @Test
    void aSubsetIsReadByItsExpressionAndOneWithoutAnIndexIsNotFound() throws InterruptedException {
        run("a");
        run("b");
        assertThat(((ListValue) api.get("/api/datasets/a/entities?subset=" + escaped("[\"eq\",\"_S.kind\",\"x\"]"))
                                .json())
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/api/datasets/a/entities?subset=" + escaped("[\"eq\",\"_S.other\",\"x\"]"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/api/datasets/a/entities?subset=" + escaped("[\"eq\""))
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/datasets/b/entities").text())
                .contains("\"n\":\"X\"")
                .doesNotContain("\"n\":\"Y\"");
    }

    @Test
    void readingIsBoundedAndOrderedAsAsked() throws InterruptedException {
        run("a");
        assertThat(api.get("/api/datasets/a/entities?since=0").text())
                .contains("\"_id\":\"2\"")
                .doesNotContain("\"_id\":\"1\"");
        assertThat(api.get("/api/datasets/a/entities?limit=1").text())
                .contains("\"_id\":\"1\"")
                .doesNotContain("\"_id\":\"2\"");
        assertThat(api.get("/api/datasets/a/entities?limit=1&reverse=true").text())
                .contains("\"_id\":\"2\"");
        assertThat(api.get("/api/datasets/a/entities?since=late").text()).contains("parameter-malformed", "an offset");
        assertThat(api.get("/api/datasets/a/entities").headers())
                .containsEntry("X-Dataset-Populated", "true")
                .containsEntry("X-Dataset-Max-Updated", "1")
                .containsKey("X-Dataset-Generation");
        assertThat(api.get("/api/datasets/none/entities").text()).contains("dataset-unknown");
        assertThat(api.get("/api/datasets/b/entities?populated=true").status()).isEqualTo(404);
    }

    @Test
    void anUnknownOperationIsToldWithThoseThereAre() {
        var given = api.post("/api/pipes/a/pump", "operation=fly");
        assertThat(given.status()).isEqualTo(400);
        assertThat(given.text()).contains("operation-unknown", "start-rescan");
        assertThat(api.post("/api/pipes/a/pump", "").text()).contains("parameter-missing");
    }

    @Test
    void aPipeIsAddedChangedAndRemoved() {
        String c = "{\"_id\":\"c\",\"type\":\"pipe\",\"source\":{\"type\":\"embedded\",\"entities\":[]}}";
        assertThat(api.post("/api/pipes", "[" + c + "]").status()).isEqualTo(201);
        assertThat(api.post("/api/pipes", c).status()).isEqualTo(409);
        assertThat(api.put("/api/pipes/c/config", c.replace("[]", "[{\"_id\":\"z\"}]"))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/pipes/c/config").text()).contains("\"z\"");
        assertThat(api.put("/api/pipes/d/config", c).status()).isEqualTo(400);
        assertThat(api.delete("/api/pipes/c").status()).isEqualTo(200);
        assertThat(api.get("/api/pipes/c").status()).isEqualTo(404);
    }

    @Test
    void allPipesAreRunUntilNothingChanges() {
        var given = api.post("/api/pipes/run-all-pipes?extra_zero_runs=2&request_mode=sync", "");
        assertThat(given.text()).isEqualTo("{\"status\":\"success\"}");
        assertThat(api.get("/api/datasets/b/entities").text()).contains("\"n\":\"X\"");
        assertThat(api.get("/api/pipes/get-pipe-runner-status").text()).contains("success");
        assertThat(api.get("/api/pipes/get-run-all-pipes-log").text()).contains("round 1", "timestamp", "loglevel");
        assertThat(api.post("/api/pipes/stop-run-all-pipes?terminate_timeout=1", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPipesEntitiesAreSeenAtEveryStage() throws InterruptedException {
        run("a");
        assertThat(api.get("/api/pipes/b/entities?stage=source").text())
                .contains("\"kind\":\"x\"")
                .doesNotContain("\"n\":");
        assertThat(api.get("/api/pipes/b/entities?stage=after-transforms").text())
                .contains("\"n\":\"X\"");
        assertThat(api.get("/api/pipes/b/entities").text()).isEqualToIgnoringWhitespace("[]");
        run("b");
        assertThat(api.get("/api/pipes/b/entities?stage=sink").text()).contains("\"n\":\"X\"");
        assertThat(api.get("/api/pipes/b/entities?stage=nowhere").text()).contains("stage-unknown");
    }

    @Test
    void oneEntityIsPreviewedWithThePipesConfigurationOrAnother() {
        String source = "source=" + escaped("{\"_id\":\"9\",\"kind\":\"z\"}");
        assertThat(api.post("/api/pipes/b/preview", "operation=preview-pipe&" + source)
                        .text())
                .contains("\"transformed\":[", "\"n\":\"Z\"", "\"sink\":[");
        String other = "{\"_id\":\"b\",\"type\":\"pipe\",\"source\":{\"type\":\"dataset\",\"dataset\":\"a\"},"
                + "\"transform\":{\"type\":\"dtl\",\"rules\":{\"default\":[[\"add\",\"m\",1]]}}}";
        assertThat(api.post("/api/pipes/b/preview", source + "&pipe-config=" + escaped(other))
                        .text())
                .contains("\"m\":1")
                .doesNotContain("\"n\":");
        var wrong = api.post("/api/pipes/b/preview", source + "&pipe-config=" + escaped(other.replace("add", "addd")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("dtl-unknown-function", "\"pointer\":\"/transform/rules/default/0/0\"");
        assertThat(api.get("/api/datasets/b/entities").text()).contains("dataset-unknown");
    }

    @Test
    void oneEntityIsExplainedLineByLine() throws InterruptedException {
        run("a");
        run("b");
        var told = api.get("/api/pipes/b/explain?entity_id=1");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.text())
                .contains(
                        "\"word\":\"in-target\"",
                        "\"properties\":{\"kind\":[1],\"n\":[2]}",
                        "\"at\":",
                        "\"value\":\"X\"");
        assertThat(api.post("/api/pipes/b/explain", "source=" + escaped("{\"_id\":\"9\",\"kind\":\"z\"}"))
                        .text())
                .contains("\"value\":\"Z\"");
        assertThat(api.get("/api/pipes/b/explain?entity_id=11").text()).contains("source-entity-unknown", "nearest=1");
        assertThat(api.get("/api/pipes/bb/explain?entity_id=1").text()).contains("pipe-unknown");
        assertThat(api.get("/api/pipes/b/explain").status()).isEqualTo(400);
    }

    @Test
    void aResetDeletesWhatPipesHaveMadeAndKeepsTheConfiguration() throws InterruptedException {
        run("a");
        assertThat(api.post("/api/admin", "operation=dance").text()).contains("operation-unknown");
        assertThat(api.post("/api/admin", "operation=reset").text()).isEqualTo("{\"message\":\"OK\"}");
        assertThat(api.restarts).isEqualTo(1);
        assertThat(api.get("/api/datasets").text()).isEqualTo("[]");
        assertThat(api.get("/api/pipes/a").status()).isEqualTo(200);
        run("a");
        assertThat(((ListValue) api.get("/api/datasets/a/entities").json()).size())
                .isEqualTo(2);
    }

    private void run(String pipe) throws InterruptedException {
        assertThat(api.post("/api/pipes/" + pipe + "/pump", "operation=start").status())
                .isEqualTo(200);
        api.hub.pipe(pipe).awaitIdle();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whatACircuitBreakerHoldsBackCanBeSeenCommittedAndRolledBack() throws InterruptedException {
        run("a");
        api.put("/api/pipes/a/config", """
                {"_id": "a", "type": "pipe", "source": {"type": "embedded", "entities": [{"_id": "3"}, {"_id": "4"}]},
                 "pump": {"mode": "manual"}, "sink": {"type": "dataset", "circuit_breaker_threshold_count": 1}}
                """);
        run("a");
        assertThat(api.get("/api/datasets/a").text()).contains("\"tripped\":true", "\"uncommitted\":4");
        assertThat(((ListValue) api.get("/api/datasets/a/entities").json()).size())
                .isEqualTo(2);
        assertThat(((ListValue) api.get("/api/datasets/a/entities?uncommitted=true")
                                .json())
                        .size())
                .isEqualTo(4);
        assertThat(api.get("/api/datasets/a/entity?entity_id=3").status()).isEqualTo(404);
        assertThat(api.get("/api/datasets/a/entity?entity_id=3&uncommitted=true")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/api/pipes/a/pump", "operation=start").status()).isEqualTo(409);
        assertThat(api.post("/api/datasets/a", "operation=commit-circuit-breaker")
                        .text())
                .contains("\"tripped\":false");
        assertThat(((ListValue) api.get("/api/datasets/a/entities?deleted=false&history=false")
                                .json())
                        .size())
                .isEqualTo(2);
        assertThat(api.post("/api/datasets/a", "operation=rollback-circuit-breaker")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/datasets/a", "operation=explode").status()).isEqualTo(400);
    }
}
