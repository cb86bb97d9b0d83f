package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full run in the background lets incremental runs go first and loses nothing by it. */
class BackgroundRescanTest {
    private static final String PIPES = """
            [{'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
             {'_id': 'in', 'type': 'pipe', 'batch_size': 1, 'enable_background_rescan': true, 'pump': {'schedule_interval': 100},
              'source': {'type': 'fake', 'system': 'sys', 'supports_since': true, 'is_chronological': true}}]
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        assertThat(fixture.load(PIPES).problems()).isEmpty();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anIncrementalRunThatIsDueGoesFirstAndTheFullOneGoesOnAfterIt() {
        fill(30);
        fixture.begin();
        fixture.hub.tick();
        fixture.settle();
        List<String> order = new ArrayList<>();
        var read = new int[1];
        fixture.outside.onBatch = () -> {
            if (++read[0] == 8) {
                fixture.outside.rows.remove("e29");
                fixture.outside.put("urgent", 1);
                fixture.time.advance(Duration.ofMinutes(2));
                fixture.hub.tick();
            }
            order.add(fixture.existing("in").containsKey("urgent") ? "after" : "before");
        };
        fixture.hub.pipe("in").start(RunKind.FULL);
        fixture.settleUntil(() -> fixture.hub.pipe("in").state() == PipeState.IDLE
                && fixture.hub.pipe("in").lastRun().orElseThrow().kind() == RunKind.FULL
                && !fixture.existing("in").containsKey("e29"));
        assertThat(order.indexOf("after"))
                .as("batches read until the change was there")
                .isLessThan(15);
        assertThat(order.stream().filter("after"::equals).count())
                .as("and the rest after it")
                .isGreaterThan(15);
        assertThat(fixture.existing("in")).hasSize(30).containsKey("urgent");
        assertThat(fixture.run("in").in()).isZero();
    }

    /** Whatever happens between the pieces of a full run, it leaves what there is. The repetition is the seed. */
    @RepeatedTest(10)
    void agreesWithAMap(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Map<String, Long> model = new TreeMap<>();
        fill(12);
        fixture.run("in");
        fixture.outside.rows.clear();
        for (int step = 0; step < 60; step++) {
            String id = "e" + random.nextInt(14);
            if (random.nextInt(4) == 0) {
                fixture.outside.rows.remove(id);
                model.remove(id);
            } else {
                model.put(id, (long) random.nextInt(100));
                fixture.outside.put(id, model.get(id));
            }
            if (random.nextInt(3) == 0) {
                var left = new int[] {random.nextInt(8)};
                fixture.outside.onBatch = () -> {
                    if (--left[0] == 0) {
                        fixture.hub.pipe("in").stop();
                    }
                };
                RunKind kind = random.nextInt(3) == 0 ? RunKind.FULL : RunKind.INCREMENTAL;
                assertThat(fixture.run("in", kind).message()).isEmpty();
            }
            if (random.nextInt(15) == 0) {
                fixture.restart();
            }
        }
        fixture.outside.onBatch = () -> {};
        fixture.run("in", RunKind.FULL);
        fixture.run("in", RunKind.FULL);
        fixture.run("in");
        Map<String, String> wanted = new TreeMap<>();
        model.forEach((id, value) -> wanted.put(id, "{\"value\":" + value + "}"));
        assertThat(fixture.existing("in")).isEqualTo(wanted);
    }

    @Test
    void anIncrementalRunMayComeBetweenThePiecesOfAFullOneAndBothKeepTheirPlaces() {
        fill(10);
        fixture.run("in");
        var left = new int[] {6};
        fixture.outside.onBatch = () -> {
            if (--left[0] == 0) {
                fixture.hub.pipe("in").stop();
            }
        };
        assertThat(fixture.run("in", RunKind.FULL).in()).isEqualTo(6);
        fixture.outside.put("urgent", 1);
        RunReport between = fixture.run("in");
        assertThat(between.kind()).isEqualTo(RunKind.INCREMENTAL);
        assertThat(between.in()).isEqualTo(1);
        fixture.restart();
        fixture.outside.rows.remove("e9");
        RunReport rest = fixture.run("in", RunKind.FULL);
        assertThat(rest.in()).isEqualTo(4);
        assertThat(rest.deleted()).isEqualTo(1);
        assertThat(fixture.run("in").in()).isZero();
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            fixture.outside.put("e" + i, i);
        }
    }
}
