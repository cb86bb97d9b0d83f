package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way the entities of a source come, one by one or all at once, undisturbed or cut off at any place, the sink ends the same. */
class PipeSuiteTest {
    private static final int ENTITIES = 24;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[['copy', '*']]",
                "[['copy', '*'], ['filter', ['gt', '_S.value', 10]]]",
                "[['copy', '*'], ['if', ['lt', '_S.value', 5], ['discard']]]",
                "[['copy', '*'], ['create', ['dict', '_id', ['concat', '_S._id', '-twin'], 'of', '_S.value']]]",
                "[['copy', '_id'], ['add', 'half', ['/', '_S.value', 2]]]"
            })
    void everyWayEndsTheSame(String rules) {
        load(rules);
        Map<String, String> wanted = allAtOnce();
        assertThat(fixture.existing("one")).isEqualTo(wanted);
        for (int pause = 1; pause <= 8; pause++) {
            assertThat(stoppedAt(pause)).as("stopped at %s", pause).isEqualTo(wanted);
            assertThat(cutOffAt(pause)).as("cut off at %s", pause).isEqualTo(wanted);
        }
    }

    /** The reference: `one` gets each entity in a run of its own, `all` gets everything in one run. */
    private Map<String, String> allAtOnce() {
        for (int i = 0; i < ENTITIES; i++) {
            fixture.outside.put("e" + i, i);
            assertThat(fixture.run("one").failed()).isFalse();
        }
        assertThat(fixture.run("all").message()).isEmpty();
        return fixture.existing("all");
    }

    private Map<String, String> stoppedAt(int pause) {
        fresh();
        var batches = new int[1];
        fixture.outside.onBatch = () -> {
            if (++batches[0] == pause) {
                fixture.hub.pipe("cut").stop();
            }
        };
        fixture.run("cut");
        return resumed();
    }

    private Map<String, String> cutOffAt(int pause) {
        fresh();
        var batches = new int[1];
        fixture.outside.onBatch = () -> {
            if (++batches[0] == pause) {
                throw new IllegalStateException("cut off");
            }
        };
        fixture.run("cut");
        return resumed();
    }

    private Map<String, String> resumed() {
        fixture.outside.onBatch = () -> {};
        RunReport report = fixture.run("cut");
        assertThat(report.message()).isEmpty();
        assertThat(fixture.log("cut")).doesNotHaveDuplicates();
        return fixture.existing("cut");
    }

    private void fresh() {
        fixture.hub.pipe("cut").setLastSeen(Optional.empty());
        fixture.hub.deleteDataset("cut");
    }

    private void load(String rules) {
        var json = new StringBuilder("[{'_id': 'sys', 'type': 'system:fake', 'host': 'h'}");
        for (String pipe : List.of("one", "all", "cut")) {
            json.append(", {'_id': '")
                    .append(pipe)
                    .append("', 'type': 'pipe', 'batch_size': 3,")
                    .append(
                            " 'source': {'type': 'fake', 'system': 'sys', 'supports_since': true, 'is_chronological': true},")
                    .append(" 'transform': {'type': 'dtl', 'rules': {'default': ")
                    .append(rules)
                    .append("}}}");
        }
        assertThat(fixture.load(json.append(']').toString()).problems()).isEmpty();
    }

    /** Any mix of changes, runs that fail, runs that are stopped, rescans and restarts agrees with a map. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAMap(long seed) {
        load("[['copy', '*']]");
        var random = new Random(seed);
        Map<String, Long> model = new TreeMap<>();
        for (int step = 0; step < 60; step++) {
            String id = "e" + random.nextInt(12);
            if (random.nextInt(5) == 0) {
                fixture.outside.rows.remove(id);
                model.remove(id);
            } else {
                long value = random.nextInt(100);
                fixture.outside.put(id, value);
                model.put(id, value);
            }
            if (random.nextInt(3) == 0) {
                fixture.outside.failReadAfter = random.nextBoolean() ? random.nextInt(12) : Integer.MAX_VALUE;
                fixture.run("all", random.nextInt(3) == 0 ? RunKind.FULL : RunKind.INCREMENTAL);
            }
            if (random.nextInt(20) == 0) {
                fixture.restart();
            }
        }
        fixture.outside.failReadAfter = Integer.MAX_VALUE;
        fixture.run("all", RunKind.FULL);
        Map<String, String> wanted = new TreeMap<>();
        model.forEach((id, value) -> wanted.put(id, "{\"value\":" + value + "}"));
        assertThat(fixture.existing("all")).isEqualTo(wanted);
    }

    @Test
    void aDatasetReadInPiecesIsSeenOnce() {
        fixture.load("""
                [{'_id': 'a', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'b', 'type': 'pipe', 'batch_size': 2, 'source': {'type': 'dataset', 'dataset': 'a'}}]
                """);
        List<String> pushed = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pushed.add("{'_id': 'x" + i + "'}");
        }
        fixture.push("a", SequenceParams.NONE, pushed.toString());
        assertThat(fixture.run("b").in()).isEqualTo(9);
        assertThat(fixture.run("b").in()).isZero();
        fixture.restart();
        assertThat(fixture.run("b").in()).isZero();
        fixture.hub.deleteDataset("a");
        fixture.push("a", SequenceParams.NONE, "[{'_id': 'y'}]");
        RunReport anew = fixture.run("b");
        assertThat(anew.kind()).isEqualTo(RunKind.FULL);
        assertThat(fixture.existing("b")).containsOnlyKeys("y");
    }
}
