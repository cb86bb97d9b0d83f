package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.IntegerValue;
import io.perseid.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dataset takes in, and how far a pipe remembers to have read. */
class AdmissionTest {
    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anEntityThatIsTooLargeIsRefusedAndNothingOfItsBatchIsWritten() {
        fixture.load("[{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'},"
                + " 'sink': {'type': 'dataset', 'max_entity_bytes_size': 100}}]");
        assertThatThrownBy(() -> push("in", "[{'_id': 'a'}, {'_id': 'b', 'text': '" + "x".repeat(200) + "'}]"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(HubCode.ENTITY_TOO_LARGE);
                    assertThat(fault.facts()).containsEntry("id", "b").containsEntry("allowed", "100");
                });
        assertThat(fixture.log("in")).isEmpty();
    }

    @Test
    void theLargestSizeMayStandInTheMetadata() {
        fixture.load("[{'_id': 'node', 'type': 'metadata', 'global_defaults': {'max_entity_bytes_size': 10}},"
                + " {'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}]");
        assertThatThrownBy(() -> push("in", "[{'_id': 'b', 'text': '0123456789'}]"))
                .hasMessageContaining("too large");
    }

    @Test
    void rulesThatTakeTooLongForOneEntityAreStopped() {
        fixture.load("""
                [{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'slow', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'in'}, 'pump': {'max_seconds_per_entity': 2},
                  'transform': {'type': 'dtl', 'rules': {'default': [
                    ['add', 'n', ['count', ['map', ['map', ['+', '_.', 1], ['range', 0, 1000]], ['range', 0, 100000]]]]]}}}]
                """);
        push("in", "[{'_id': 'a'}]");
        fixture.hub.pipe("slow").start(RunKind.INCREMENTAL);
        fixture.settleUntil(() -> {
            fixture.time.advance(Duration.ofSeconds(1));
            return fixture.hub.pipe("slow").lastRun().isPresent();
        });
        RunReport report = fixture.hub.pipe("slow").lastRun().orElseThrow();
        assertThat(report.message()).contains("takes too long", "PT2S");
        assertThat(report.code()).contains("dtl-limit");
    }

    @Test
    void aPipeThatDoesNotRememberItsPlaceReadsFromTheSameOneEachTime() {
        fixture.load(
                "[{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},"
                        + " {'_id': 'out', 'type': 'pipe', 'disable_set_last_seen': true, 'source': {'type': 'dataset', 'dataset': 'in'}}]");
        push("in", "[{'_id': 'a'}, {'_id': 'b'}, {'_id': 'c'}]");
        assertThat(fixture.run("out").in()).isEqualTo(3);
        assertThat(fixture.run("out").in()).isEqualTo(3);
        fixture.hub.pipe("out").setLastSeen(Optional.of(IntegerValue.of(0)));
        assertThat(fixture.run("out").in()).isEqualTo(2);
        assertThat(fixture.run("out").in()).isEqualTo(2);
        assertThat(fixture.hub.pipe("out").lastSeen()).contains(IntegerValue.of(0));
    }

    private void push(String pipe, String json) {
        fixture.push(pipe, SequenceParams.NONE, json);
    }
}
