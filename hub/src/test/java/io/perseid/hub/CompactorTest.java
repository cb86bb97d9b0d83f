package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.StoreCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets forget what nobody needs, and nothing else. */
class CompactorTest {
    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
    }

    @AfterEach
    void close() {
        assertThat(StoreCheck.check(fixture.store).findings()).isEmpty();
        fixture.close();
    }

    /** A pipe that takes what is pushed, and one that reads its dataset with the given compaction. */
    private void pipes(String compaction) {
        assertThat(fixture.load("[{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'},"
                                + " 'compaction': " + compaction + "},"
                                + " {'_id': 'copy', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},"
                                + " 'compaction': " + compaction + "}]")
                        .problems())
                .isEmpty();
    }

    private void push(String town) {
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'ada', 'town': '" + town + "'}]");
    }

    private void pushAndCopy(String town) {
        push(town);
        fixture.run("copy");
    }

    @Test
    void afterEachRunTheSinksDatasetHoldsTwoVersionsOfAnEntity() {
        pipes("{}");
        for (int i = 0; i < 5; i++) {
            pushAndCopy("t" + i);
        }
        assertThat(fixture.log("copy")).containsExactly("3:ada {\"town\":\"t3\"}", "4:ada {\"town\":\"t4\"}");
        assertThat(Json.write(fixture.hub.upkeep("copy"), JsonForm.COMPATIBLE))
                .contains("\"versions-dropped\":3", "\"compacted-to\":5", "\"type\":\"sink\"");
    }

    @Test
    void whatIsPushedIsCompactedBesideTheRequests() {
        pipes("{'keep_versions': 1}");
        push("a");
        push("b");
        fixture.tick();
        fixture.settleUntil(() -> fixture.log("people").size() == 1);
    }

    @Test
    void inTheBackgroundItIsDoneOnceADay() {
        pipes("{'type': 'background', 'keep_versions': 1}");
        pushAndCopy("a");
        pushAndCopy("b");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("copy")).hasSize(1);
        pushAndCopy("c");
        fixture.time.advance(Duration.ofHours(23));
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("copy")).hasSize(2);
        fixture.time.advance(Duration.ofHours(1));
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("copy")).hasSize(1);
    }

    @Test
    void theClockBeginsARoundEachHour() {
        pipes("{'type': 'background', 'keep_versions': 1}");
        push("a");
        push("b");
        fixture.time.advance(Duration.ofHours(1));
        fixture.tick();
        fixture.settleUntil(() -> fixture.log("people").size() == 1);
    }

    @Test
    void oneThatMustNotBeCompactedIsNot() {
        pipes("{'automatic': false, 'keep_versions': 1}");
        pushAndCopy("a");
        pushAndCopy("b");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("copy")).hasSize(2);
    }

    @Test
    void aLogThatHasNotGrownEnoughIsLeftAlone() {
        pipes("{'keep_versions': 1, 'growth_threshold': 3}");
        for (int i = 0; i < 3; i++) {
            pushAndCopy("t" + i);
        }
        assertThat(fixture.log("copy")).hasSize(1);
        pushAndCopy("t3");
        assertThat(fixture.log("copy")).hasSize(2);
        pushAndCopy("t4");
        assertThat(fixture.log("copy")).hasSize(1);
    }

    @Test
    void youngVersionsAndYoungDeletesStay() {
        pipes("{'keep_versions': 1, 'time_threshold_hours': 2, 'ttl_deletes_hours': 5}");
        pushAndCopy("a");
        pushAndCopy("b");
        assertThat(fixture.log("copy")).hasSize(2);
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'ada', 'town': 'b', '_deleted': true}]");
        fixture.run("copy");
        fixture.time.advance(Duration.ofHours(3));
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("copy")).containsExactly("2:adax {\"town\":\"b\"}");
        fixture.time.advance(Duration.ofHours(3));
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("copy")).isEmpty();
    }

    @Test
    void theMetadataSaysWhatPipesLeaveOut() {
        fixture.load("[{'_id': 'node', 'type': 'metadata', 'global_defaults': {'compaction_keep_versions': 3,"
                + " 'default_compaction_type': 'background', 'compaction_interval': 0.5}},"
                + " {'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}]");
        for (int i = 0; i < 5; i++) {
            push("t" + i);
        }
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).hasSize(3);
        assertThat(Json.write(fixture.hub.upkeep("people"), JsonForm.COMPATIBLE))
                .contains("\"type\":\"background\"", "\"interval-hours\":0.5", "\"keep-versions\":3");
    }

    @Test
    void aPipeThatFollowsChangesHoldsADatasetBackEvenWhenItIsDisabled() {
        fixture.load("""
            [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'towns', 'type': 'pipe', 'source': {'type': 'http_endpoint'}, 'compaction': {'keep_versions': 1}},
             {'_id': 'joined', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
              'transform': {'type': 'dtl', 'rules': {'default': [
                 ['copy', 'town'],
                 ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.town', 't.code']],
                                           'return': 't.name'}]]]}}}]
            """);
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 2}]");
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        assertThat(heldBack("towns")).isEmpty();
        fixture.run("joined");
        fixture.hub.pipe("joined").disable("holiday");
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 't', 'code': 3, 'name': 'Turin'}]");
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 't', 'code': 2, 'name': 'Turin'}]");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("towns")).hasSize(3);
        assertThat(heldBack("towns"))
                .containsExactly(Json.parse(
                        "{\"pipe\": \"joined\", \"offset\": 1, \"versions\": 2, \"disabled\": true}",
                        JsonForm.COMPATIBLE));
        fixture.hub.pipe("joined").enable("");
        fixture.run("joined");
        assertThat(fixture.existing("joined").get("a")).doesNotContain("Turin");
        assertThat(fixture.existing("joined").get("b")).contains("Turin");
        assertThat(heldBack("towns")).isEmpty();
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("towns")).hasSize(1);
    }

    private List<Value> heldBack(String dataset) {
        return ((ListValue) fixture.hub.upkeep(dataset).get("held-back-by")).items();
    }

    @Test
    void aPipeThatReadsAPartHoldsADatasetBackUntilItHasSeenWhatLeft() {
        fixture.load("""
            [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}, 'compaction': {'keep_versions': 1}},
             {'_id': 'oslo', 'type': 'pipe',
              'source': {'type': 'dataset', 'dataset': 'people', 'subset': ['eq', '_S.town', 'Oslo']}}]
            """);
        push("Oslo");
        fixture.run("oslo");
        assertThat(fixture.existing("oslo")).containsOnlyKeys("ada");
        push("Rome");
        push("Turin");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).hasSize(3);
        fixture.run("oslo");
        assertThat(fixture.existing("oslo")).isEmpty();
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).hasSize(1);
    }

    @Test
    void anEntityThatAsksForItLosesItsEarlierVersionsFromEveryFile() {
        pipes("{'retract': true, 'keep_versions': 10}");
        push("a street nobody must know");
        push("another street nobody must know");
        byte[] secret = "nobody must know".getBytes(StandardCharsets.UTF_8);
        assertThat(fixture.store.filesWith(secret)).isNotEmpty();
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'ada', '$retract': true}]");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).containsExactly("2:ada {\"$retract\":true}");
        assertThat(fixture.store.filesWith(secret)).isEmpty();
        push("Oslo");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).hasSize(2);
        assertThat(((DictValue) fixture.hub.upkeep("people").get("compaction")).get("versions-erased"))
                .isEqualTo(IntegerValue.of(2));
    }

    @Test
    void withoutTheSettingNothingIsErased() {
        pipes("{}");
        push("Oslo");
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'ada', '$retract': true}]");
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).hasSize(2);
    }

    @Test
    void theSpaceComesBackToTheFileSystem() {
        pipes("{'keep_versions': 1}");
        var random = new Random(1);
        for (int round = 0; round < 4; round++) {
            var json = new StringBuilder("[");
            for (int i = 0; i < 600; i++) {
                json.append(i == 0 ? "" : ",")
                        .append("{\"_id\":\"p")
                        .append(i)
                        .append("\",\"text\":\"")
                        .append(random.ints(10_000, 'a', 'z' + 1)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append))
                        .append("\"}");
            }
            HubFixture.push(
                    fixture.hub, "people", SequenceParams.NONE, json.append("]").toString());
        }
        long before = bytesOnDisk();
        fixture.hub.compactor().work(true);
        assertThat(fixture.log("people")).hasSize(600);
        assertThat(bytesOnDisk()).isLessThan(before / 2);
    }

    private long bytesOnDisk() {
        long bytes = 0;
        for (var file : folder.resolve("rocks").toFile().listFiles()) {
            bytes += file.length();
        }
        return bytes;
    }

    @Test
    void executionLogsRememberThirtyDays() {
        pipes("{}");
        for (int i = 0; i < 3; i++) {
            pushAndCopy("t" + i);
            fixture.time.advance(Duration.ofDays(20));
        }
        fixture.hub.compactor().work(true);
        var log = fixture.read("system:pump_execution:copy", ReadRequest.all());
        assertThat(log).hasSizeBetween(4, 5);
        assertThat(fixture.store
                        .find(new DatasetName("system:pump_execution:copy"))
                        .orElseThrow()
                        .figures()
                        .existing())
                .isEqualTo(2);
    }
}
