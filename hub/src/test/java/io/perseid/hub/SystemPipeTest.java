package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.store.ReadRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes between a system outside and datasets: runs, what they remember, failures and what comes after them. */
class SystemPipeTest {
    private static final String SYSTEM = "{'_id': 'sys', 'type': 'system:fake', 'host': 'h'}";

    @TempDir
    Path folder;

    private HubFixture fixture;
    private FakeSystem outside;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        outside = fixture.outside;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    // ---- reading

    @Test
    void aFullRunDeletesWhatTheSourceNoLongerHas() {
        in("");
        outside.put("a", 1);
        outside.put("b", 2);
        assertThat(fixture.run("in").kind()).isEqualTo(RunKind.FULL);
        outside.rows.remove("a");
        RunReport report = fixture.run("in");
        assertThat(report.deleted()).isEqualTo(1);
        assertThat(fixture.log("in")).containsExactly("0:a {\"value\":1}", "1:b {\"value\":2}", "2:ax {\"value\":1}");
    }

    @Test
    void aSourceThatFailsDeletesNothing() {
        in("'batch_size': 2,");
        for (int i = 0; i < 10; i++) {
            outside.put("e" + i, i);
        }
        fixture.run("in");
        outside.failReadAfter = 4;
        RunReport report = fixture.run("in");
        assertThat(report.code()).contains("source-failed");
        assertThat(report.message()).contains("the cable was cut");
        assertThat(fixture.existing("in")).hasSize(10);
        assertThat(fixture.hub.pipe("in").state()).isEqualTo(PipeState.FAILED);
        outside.failReadAfter = Integer.MAX_VALUE;
        assertThat(fixture.run("in").failed()).isFalse();
        assertThat(fixture.hub.pipe("in").state()).isEqualTo(PipeState.IDLE);
    }

    @Test
    void anEmptySourceMayBeAFailure() {
        in("", "'if_source_empty': 'fail',");
        outside.put("a", 1);
        fixture.run("in");
        outside.rows.clear();
        assertThat(fixture.run("in").code()).contains("source-empty");
        assertThat(fixture.existing("in")).containsOnlyKeys("a");
    }

    @Test
    void anEmptySourceIsAcceptedByDefault() {
        in("");
        outside.put("a", 1);
        fixture.run("in");
        outside.rows.clear();
        assertThat(fixture.run("in").deleted()).isEqualTo(1);
        assertThat(fixture.existing("in")).isEmpty();
    }

    @Test
    void aSourceThatCanGoOnIsReadFromTheLastTokenSeen() {
        in("", "'supports_since': true,");
        outside.put("b", 1);
        outside.put("a", 2);
        fixture.run("in");
        assertThat(fixture.hub.pipe("in").lastSeen()).contains(IntegerValue.of(2));
        outside.put("b", 3);
        RunReport report = fixture.run("in");
        assertThat(report.kind()).isEqualTo(RunKind.INCREMENTAL);
        assertThat(report.in()).isEqualTo(1);
        fixture.restart();
        assertThat(fixture.run("in").in()).isZero();
        assertThat(fixture.run("in", RunKind.FULL).in()).isEqualTo(2);
    }

    @Test
    void aChronologicalSourceGoesOnInTheMiddleAfterAFailure() {
        in("'batch_size': 2,", "'supports_since': true, 'is_chronological': true,");
        outside.put("first", 0);
        fixture.run("in");
        for (int i = 0; i < 6; i++) {
            outside.put("e" + i, i);
        }
        outside.failReadAfter = 4;
        assertThat(fixture.run("in").failed()).isTrue();
        outside.failReadAfter = Integer.MAX_VALUE;
        assertThat(fixture.run("in").in()).isEqualTo(4);
        assertThat(fixture.existing("in")).hasSize(7);
    }

    @Test
    void aSourceOutOfOrderIsReadAgainFromWhereTheRunBegan() {
        in("'batch_size': 2,", "'supports_since': true,");
        outside.put("first", 0);
        fixture.run("in");
        for (int i = 0; i < 6; i++) {
            outside.put("e" + i, i);
        }
        outside.failReadAfter = 4;
        fixture.run("in");
        outside.failReadAfter = Integer.MAX_VALUE;
        assertThat(fixture.run("in").in()).isEqualTo(6);
    }

    @Test
    void readingIsTriedAgainAsOftenAsAllowed() {
        in("'batch_size': 2, 'pump': {'max_read_retries': 1},");
        for (int i = 0; i < 6; i++) {
            outside.put("e" + i, i);
        }
        outside.failReadAfter = 4;
        outside.onBatch = () -> outside.batchesRead++;
        assertThat(fixture.run("in").failed()).isTrue();
        assertThat(outside.batchesRead).isEqualTo(4);
    }

    @Test
    void everySoManyRunsOneIsFull() {
        in("'pump': {'rescan_run_count': 3},", "'supports_since': true,");
        outside.put("a", 1);
        fixture.run("in");
        fixture.tick();
        List<RunKind> kinds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            kinds.add(fixture.scheduled("in").kind());
        }
        assertThat(kinds)
                .containsExactly(
                        RunKind.INCREMENTAL,
                        RunKind.INCREMENTAL,
                        RunKind.FULL,
                        RunKind.INCREMENTAL,
                        RunKind.INCREMENTAL,
                        RunKind.FULL);
    }

    @Test
    void aPartialRunStepsBack() {
        in("'pump': {'partial_rescan_run_count': 2, 'partial_rescan_delta': 2},", "'supports_since': true,");
        for (int i = 0; i < 5; i++) {
            outside.put("e" + i, i);
        }
        fixture.run("in");
        assertThat(fixture.scheduled("in").kind()).isEqualTo(RunKind.INCREMENTAL);
        RunReport partial = fixture.scheduled("in");
        assertThat(partial.kind()).isEqualTo(RunKind.PARTIAL);
        assertThat(partial.in()).isEqualTo(2);
        assertThat(partial.unchanged()).isEqualTo(2);
    }

    // ---- writing

    @Test
    void entitiesLeaveInBatchesOfTheSizeAskedFor() {
        out("'batch_size': 3,");
        fixture.push("people", SequenceParams.NONE, people(10));
        fixture.run("out");
        assertThat(outside.written).hasSize(10);
        assertThat(outside.largestBatch).isEqualTo(3);
    }

    @Test
    void aBatchThatFailsIsWrittenAgain() {
        out("");
        fixture.push("people", SequenceParams.NONE, people(3));
        outside.failWrites = 2;
        assertThat(fixture.run("out").failed()).isFalse();
        assertThat(outside.written).hasSize(3);
    }

    @Test
    void theFirstEntityThatCannotBeWrittenEndsTheRunByDefault() {
        out("");
        fixture.push("people", SequenceParams.NONE, people(3));
        outside.poisoned.add("p1");
        RunReport report = fixture.run("out");
        assertThat(report.message()).contains("can't write p1");
        assertThat(outside.written).containsOnlyKeys("p0");
        outside.poisoned.clear();
        fixture.run("out");
        assertThat(outside.written).hasSize(3);
    }

    @Test
    void entitiesThatFailWaitAndAreTriedAgain() {
        out("'pump': {'max_write_errors_in_retry_dataset': 10},");
        fixture.push("people", SequenceParams.NONE, people(3));
        outside.poisoned.add("p1");
        RunReport report = fixture.run("out");
        assertThat(report.failed()).isFalse();
        assertThat(report.errors()).isEqualTo(1);
        assertThat(outside.written).containsOnlyKeys("p0", "p2");
        assertThat(events()).contains("write-error:p1");
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'p1', 'n': 'newer'}]");
        outside.poisoned.clear();
        fixture.restart();
        fixture.run("out");
        assertThat(outside.written.get("p1").get("n").toString()).contains("newer");
        assertThat(events()).contains("write-error:p1x");
    }

    @Test
    void anEntityThatFailsTooOftenIsDeadAndKeptAside() {
        out("'pump': {'max_write_errors_in_retry_dataset': 10, 'max_retries_per_entity': 2,"
                + " 'dead_letter_dataset': 'graves', 'track_dead_letters': true},");
        fixture.push("people", SequenceParams.NONE, people(2));
        outside.poisoned.add("p1");
        fixture.run("out");
        fixture.run("out");
        assertThat(fixture.existing("graves")).isEmpty();
        fixture.run("out");
        assertThat(fixture.existing("graves")).containsOnlyKeys("p1");
        outside.poisoned.clear();
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'p1', 'n': 'newer'}]");
        fixture.run("out");
        assertThat(fixture.existing("graves")).isEmpty();
        assertThat(outside.written).containsKey("p1");
    }

    @Test
    void tooManyFailuresInARowEndTheRun() {
        out("'pump': {'max_write_errors_in_retry_dataset': 10, 'max_consecutive_write_errors': 2},");
        fixture.push("people", SequenceParams.NONE, people(5));
        outside.poisoned.addAll(List.of("p1", "p2", "p3"));
        assertThat(fixture.run("out").code()).contains("write-errors");
    }

    @Test
    void tooManyEntitiesThatWaitEndTheRun() {
        out("'pump': {'max_write_errors_in_retry_dataset': 1},");
        fixture.push("people", SequenceParams.NONE, people(5));
        outside.poisoned.addAll(List.of("p1", "p3"));
        assertThat(fixture.run("out").code()).contains("retry-set-full");
    }

    @Test
    void aRuleThatFailsOnAnEntityIsAWriteErrorOfThatEntity() {
        fixture.load("[" + SYSTEM + """
                , {'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'picky', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
                  'transform': {'type': 'dtl', 'rules': {'default': [['copy', '*'],
                      ['if', ['eq', '_S.n', 1], ['fail!', 'one is too few']]]}},
                  'pump': {'max_write_errors_in_retry_dataset': 10}}]
                """);
        fixture.push("people", SequenceParams.NONE, people(3));
        assertThat(fixture.run("picky").errors()).isEqualTo(1);
        assertThat(fixture.existing("picky")).containsOnlyKeys("p0", "p2");
    }

    // ---- stopping

    @Test
    void aRunThatIsStoppedKeepsWhatItHasDoneAndGoesOnThere() {
        out("'batch_size': 2,");
        fixture.push("people", SequenceParams.NONE, people(10));
        outside.onWrite = () -> {
            if (outside.batches == 2) {
                fixture.hub.pipe("out").stop();
            }
        };
        fixture.run("out");
        assertThat(outside.written).hasSizeBetween(4, 6);
        outside.onWrite = () -> {};
        fixture.run("out");
        assertThat(outside.written).hasSize(10);
    }

    // ---- what is recorded

    @Test
    void aRunThatChangesSomethingIsRecorded() {
        in("");
        outside.put("a", 1);
        fixture.run("in");
        EntityVersion newest = fixture.hub.pipe("in").executions(1).getFirst();
        assertThat(newest.entity().id().value()).isEqualTo("pump-completed");
        assertThat(newest.entity().properties().names())
                .contains("start_time", "end_time", "total_time", "sync_type", "entities_succeeded", "metrics");
        assertThat(newest.entity().properties().get("pump_started_location")).isEqualTo(IntegerValue.of(0));
    }

    @Test
    void aRunThatFailsIsRecordedWithItsReason() {
        in("");
        outside.failReadAfter = 0;
        fixture.run("in");
        assertThat(fixture.hub
                        .pipe("in")
                        .executions(1)
                        .getFirst()
                        .entity()
                        .properties()
                        .toString())
                .contains("the cable was cut");
    }

    @Test
    void aScheduledRunThatDoesNothingIsNotRecorded() {
        in("", "'supports_since': true,");
        outside.put("a", 1);
        fixture.scheduled("in");
        fixture.scheduled("in");
        fixture.scheduled("in");
        assertThat(fixture.hub.pipe("in").executions(10)).hasSize(1);
    }

    private List<String> events() {
        return fixture.read("system:pump_execution:out", ReadRequest.latest()).stream()
                .map(version ->
                        version.entity().id().value() + (version.entity().isDeleted() ? "x" : ""))
                .toList();
    }

    private void in(String pipe, String... source) {
        String more = source.length == 0 ? "" : source[0];
        LoadOutcome outcome = fixture.load("[" + SYSTEM + ", {'_id': 'in', 'type': 'pipe', " + pipe
                + " 'source': {'type': 'fake', " + more + " 'system': 'sys'}}]");
        assertThat(outcome.problems()).isEmpty();
    }

    private void out(String pipe) {
        LoadOutcome outcome = fixture.load("[" + SYSTEM
                + ", {'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}"
                + ", {'_id': 'out', 'type': 'pipe', " + pipe
                + " 'source': {'type': 'dataset', 'dataset': 'people'}, 'sink': {'type': 'fake', 'system': 'sys'}}]");
        assertThat(outcome.problems().stream().filter(problem -> problem.isError()))
                .isEmpty();
    }

    private static String people(int count) {
        var json = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ", ").append("{'_id': 'p" + i + "', 'n': " + i + "}");
        }
        return json.append(']').toString();
    }
}
