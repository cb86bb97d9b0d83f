package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.ContentHash;
import io.perseid.entity.EntityVersion;
import io.perseid.fault.Fault;
import io.perseid.store.ReadRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        fixture.load("[{'_id': 'r', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}]");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** The documented exchange, step by step; offsets are exact. */
    @Test
    void takesIncrementalAndFullSyncsAsDocumented() {
        push(SequenceParams.NONE, "[{'_id': 'a', 'name': 'A'}, {'_id': 'b', 'name': 'B'}]");
        assertThat(ids()).containsExactly("0:a", "1:b");
        push(full("1", "1", null, true, false), "[{'_id': 'b', 'name': 'B'}]");
        assertThat(ids()).containsExactly("0:a", "1:b");
        push(full("1", "2", "1", false, false), "[{'_id': 'a', 'name': 'A (updated)'}, {'_id': 'c', 'name': 'C'}]");
        assertThat(ids()).containsExactly("0:a", "1:b", "2:a", "3:c");
        push(full("1", "3", "2", false, true), "[{'_id': 'd', 'name': 'D'}]");
        assertThat(ids()).containsExactly("0:a", "1:b", "2:a", "3:c", "4:d");
        push(full("2", "1", null, true, false), "[{'_id': 'a', 'name': 'A'}, {'_id': 'b', 'name': 'B'}]");
        assertThat(ids()).containsExactly("0:a", "1:b", "2:a", "3:c", "4:d", "5:a");
        push(full("2", "2", "1", false, true), "[{'_id': 'd', 'name': 'D'}]");
        assertThat(ids()).containsExactly("0:a", "1:b", "2:a", "3:c", "4:d", "5:a", "6:cx");

        List<EntityVersion> log = fixture.read("r", ReadRequest.all());
        assertThat(log.get(2).previous()).isZero();
        assertThat(log.get(5).previous()).isEqualTo(2);
        assertThat(log.get(5).hash()).isEqualTo(log.get(0).hash());
        assertThat(log.get(6).previous()).isEqualTo(3);
        ContentHash before = log.get(3).hash();
        assertThat(log.get(6).hash()).isNotEqualTo(before);
        assertThat(fixture.log("r").get(6)).isEqualTo("6:cx {\"name\":\"C\"}");
    }

    @Test
    void anIncrementalPushDuringAFullSyncLeavesItAlone() {
        push(full("1", "1", null, true, false), "[{'_id': 'a'}]");
        push(SequenceParams.NONE, "[{'_id': 'x'}]");
        push(full("1", "2", "1", false, true), "[{'_id': 'b'}]");
        assertThat(fixture.existing("r")).containsOnlyKeys("a", "b", "x");
    }

    @Test
    void aNewFullSyncTakesThePlaceOfTheOneBefore() {
        push(SequenceParams.NONE, "[{'_id': 'old'}]");
        push(full("1", "1", null, true, false), "[{'_id': 'old'}]");
        push(full("2", "1", null, true, true), "[{'_id': 'new'}]");
        assertThat(fixture.existing("r")).containsOnlyKeys("new");
        conflict(full("1", "2", "1", false, true));
    }

    @Test
    void aRequestThatDoesNotFollowTheLastOneIsRefused() {
        push(full("1", "1", null, true, false), "[]");
        conflict(full("1", "3", "2", false, false));
        conflict(full("1", "2", null, false, false));
        conflict(full("1", "2", "1", true, false));
        push(full("1", "2", "1", false, true), "[]");
    }

    @Test
    void aSyncThatBeganFullStaysFull() {
        push(full("1", "1", null, true, false), "[]");
        conflict(new SequenceParams(Optional.of("1"), false, Optional.of("2"), Optional.of("1"), false, false));
    }

    @Test
    void aSyncDoesNotGoOnAfterARestart() {
        push(full("1", "1", null, true, false), "[{'_id': 'a'}]");
        fixture.restart();
        conflict(full("1", "2", "1", false, true));
    }

    @Test
    void aSyncThatIsNeverEndedDeletesNothing() {
        push(SequenceParams.NONE, "[{'_id': 'a'}]");
        push(full("1", "1", null, true, false), "[{'_id': 'b'}]");
        fixture.restart();
        assertThat(fixture.existing("r")).containsOnlyKeys("a", "b");
    }

    @Test
    void garbageIsRefusedAndWhatCameBeforeItIsKept() {
        assertThatThrownBy(() -> push(SequenceParams.NONE, "[{'_id': 'a'}, {'_id': 'b'}, {"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("offset=");
        push(SequenceParams.NONE, "[{'_id': 'c'}]");
        assertThat(fixture.existing("r")).containsKey("c");
    }

    @Test
    void aPushMakesTheDatasetPopulated() {
        push(SequenceParams.NONE, "[{'_id': 'a'}]");
        assertThat(fixture.populated("r")).isTrue();
    }

    @Test
    void manyEntitiesArriveInOrder() {
        var json = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{'_id':'")
                    .append(i)
                    .append("','n':")
                    .append(i)
                    .append('}');
        }
        assertThat(push(SequenceParams.NONE, json.append(']').toString())).isEqualTo(10_000);
        List<EntityVersion> log = fixture.read("r", ReadRequest.all());
        assertThat(log).hasSize(10_000);
        assertThat(log).allMatch(version -> version.entity().id().value().equals(Long.toString(version.offset())));
    }

    @Test
    void aReceiverWithRulesTransformsWhatComes() {
        fixture.load("""
                [{'_id': 't', 'type': 'pipe', 'source': {'type': 'http_endpoint'},
                  'transform': {'type': 'dtl', 'rules': {'default': [['copy', '*'], ['filter', ['eq', '_S.keep', true]]]}}}]
                """);
        fixture.push("t", SequenceParams.NONE, "[{'_id': 'a', 'keep': true}, {'_id': 'b', 'keep': false}]");
        assertThat(fixture.existing("t")).containsOnlyKeys("a");
    }

    private long push(SequenceParams params, String json) {
        return fixture.push("r", params, json);
    }

    private void conflict(SequenceParams params) {
        assertThatThrownBy(() -> push(params, "[{'_id': 'never'}]"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.SEQUENCE_CONFLICT));
        assertThat(fixture.existing("r")).doesNotContainKey("never");
    }

    private List<String> ids() {
        return fixture.log("r").stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static SequenceParams full(
            String sequence,
            String request,
            @org.jspecify.annotations.Nullable String previous,
            boolean first,
            boolean last) {
        return new SequenceParams(
                Optional.of(sequence), true, Optional.of(request), Optional.ofNullable(previous), first, last);
    }
}
