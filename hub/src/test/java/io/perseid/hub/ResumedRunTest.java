package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full run that was cut off goes on where it was, and still finds at its end what is gone. */
class ResumedRunTest {
    private static final String PIPES = """
            [{'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
             {'_id': 'in', 'type': 'pipe', 'batch_size': 2, 'source': {'type': 'fake', 'system': 'sys', 'supports_since': true, 'is_chronological': true}}]
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        fixture.load(PIPES);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFullRunThatWasStoppedGoesOnAfterTheLastBatchItWrote() {
        fill();
        stopAfter(3);
        RunReport cut = fixture.run("in", RunKind.FULL);
        assertThat(cut.in()).isEqualTo(6);
        fixture.restart();
        fixture.outside.rows.remove("e1");
        fixture.outside.rows.remove("e9");
        RunReport rest = fixture.run("in");
        assertThat(rest.kind()).isEqualTo(RunKind.FULL);
        assertThat(rest.in()).isEqualTo(3);
        assertThat(fixture.existing("in")).doesNotContainKey("e9").hasSize(9);
        assertThat(fixture.run("in").in()).isZero();
        assertThat(fixture.run("in", RunKind.FULL).deleted())
                .as("e1 went after it was seen")
                .isEqualTo(1);
    }

    @Test
    void aFullRunThatFailedGoesOnToo() {
        fill();
        fixture.outside.failReadAfter = 5;
        assertThat(fixture.run("in", RunKind.FULL).failed()).isTrue();
        fixture.outside.failReadAfter = Integer.MAX_VALUE;
        assertThat(fixture.run("in").in()).isEqualTo(6);
    }

    @Test
    void anotherConfigurationOrAPlaceSetByHandOrANewDatasetBeginsAnew() {
        fill();
        stopAfter(3);
        fixture.run("in", RunKind.FULL);
        fixture.load(PIPES.replace("'batch_size': 2", "'batch_size': 3"));
        assertThat(fixture.run("in").in()).isEqualTo(10);
        stopAfter(2);
        fixture.run("in", RunKind.FULL);
        fixture.hub.pipe("in").setLastSeen(Optional.empty());
        assertThat(fixture.run("in").in()).isEqualTo(10);
        stopAfter(2);
        fixture.run("in", RunKind.FULL);
        fixture.hub.deleteDataset("in");
        assertThat(fixture.run("in").in()).isEqualTo(10);
        assertThat(fixture.existing("in")).hasSize(10);
    }

    @Test
    void whatChangesInJoinedDatasetsWhileItIsCutOffIsFollowedAfterwards() {
        fixture.load("""
                [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'towns', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
                 {'_id': 'joined', 'type': 'pipe', 'batch_size': 1, 'source': {'type': 'dataset', 'dataset': 'people'},
                  'transform': {'type': 'dtl', 'rules': {'default': [
                     ['if', ['eq', ['hops', {'datasets': ['towns t'], 'where': [['eq', 'poison', 't._id'], ['eq', '_S._id', 't.of']], 'return': 't._id'}], ['list', 'poison']],
                       ['fail!', 'poisoned']],
                     ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.town', 't.code']], 'return': 't.name'}]]]}}}]
                """);
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        fixture.push(
                "people",
                SequenceParams.NONE,
                "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 1}, {'_id': 'c', 'town': 1}]");
        assertThat(fixture.run("joined").message()).isEmpty();
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 'poison', 'of': 'c'}]");
        assertThat(fixture.run("joined", RunKind.FULL).failed()).isTrue();
        fixture.push(
                "towns",
                SequenceParams.NONE,
                "[{'_id': 'poison', '_deleted': true}, {'_id': 't', 'code': 1, 'name': 'Torino'}]");
        RunReport rest = fixture.run("joined");
        assertThat(rest.kind()).isEqualTo(RunKind.FULL);
        assertThat(rest.in()).as("a and b were done").isEqualTo(1);
        fixture.run("joined");
        assertThat(fixture.existing("joined").values()).allMatch(json -> json.contains("Torino"));
    }

    /** Whatever is changed and wherever runs are cut off, a full run that comes to its end leaves what there is. The repetition is the seed. */
    @RepeatedTest(15)
    void agreesWithAMap(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Map<String, Long> model = new TreeMap<>();
        for (int step = 0; step < 70; step++) {
            String id = "e" + random.nextInt(14);
            if (random.nextInt(4) == 0) {
                fixture.outside.rows.remove(id);
                model.remove(id);
            } else {
                model.put(id, (long) random.nextInt(100));
                fixture.outside.put(id, model.get(id));
            }
            if (random.nextInt(3) == 0) {
                stopAfter(random.nextInt(6));
                fixture.outside.failReadAfter = random.nextInt(3) == 0 ? random.nextInt(12) : Integer.MAX_VALUE;
                fixture.run("in", random.nextInt(3) == 0 ? RunKind.FULL : RunKind.INCREMENTAL);
            }
            if (random.nextInt(15) == 0) {
                fixture.restart();
            }
        }
        fixture.outside.onBatch = () -> {};
        fixture.outside.failReadAfter = Integer.MAX_VALUE;
        fixture.run("in");
        fixture.run("in", RunKind.FULL);
        Map<String, String> wanted = new TreeMap<>();
        model.forEach((id, value) -> wanted.put(id, "{\"value\":" + value + "}"));
        assertThat(fixture.existing("in")).isEqualTo(wanted);
    }

    private void fill() {
        for (int i = 0; i < 10; i++) {
            fixture.outside.put("e" + i, i);
        }
        assertThat(fixture.run("in").message()).isEmpty();
    }

    private void stopAfter(int batches) {
        var left = new int[] {batches};
        fixture.outside.onBatch = () -> {
            if (--left[0] == 0) {
                fixture.hub.pipe("in").stop();
            }
        };
    }
}
