package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that changes more than it may changes nothing that anybody sees, until somebody says so. */
class CircuitBreakerTest {
    private static final String PIPES = """
            [{'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
             {'_id': 'in', 'type': 'pipe', 'batch_size': 2, 'source': {'type': 'fake', 'system': 'sys', 'supports_since': true, 'is_chronological': true},
              'sink': {'type': 'dataset', 'circuit_breaker_threshold_count': 3}}]
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
    void aDatasetThatIsNotPopulatedYetMayBeFilled() {
        put(10);
        assertThat(fixture.run("in").message()).isEmpty();
        assertThat(fixture.existing("in")).hasSize(10);
    }

    @Test
    void aRunThatChangesAsMuchAsItMayIsLikeAnyOther() {
        put(10);
        fixture.run("in");
        fixture.outside.put("e0", 100);
        fixture.outside.put("e1", 101);
        fixture.outside.put("new", 1);
        RunReport report = fixture.run("in");
        assertThat(report.message()).isEmpty();
        assertThat(report.out()).isEqualTo(3);
        assertThat(fixture.existing("in")).hasSize(11).containsEntry("e1", "{\"value\":101}");
        assertThat(fixture.run("in").in()).isZero();
    }

    @Test
    void whatIsTooMuchIsHeldBackAndNoRunBeginsUntilSomebodyDecides() {
        put(10);
        fixture.run("in");
        trip();
        assertThat(fixture.log("in")).hasSize(10);
        assertThat(fixture.hub.heldBack("in").orElseThrow().nextOffset()).isEqualTo(5);
        assertThat(fixture.hub.circuitBreaker("in").toString()).contains("tripped=true", "uncommitted=5");
        assertThatThrownBy(() -> fixture.hub.pipe("in").start(RunKind.INCREMENTAL))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HubCode.CIRCUIT_BREAKER_TRIPPED));
        fixture.restart();
        fixture.time.advance(java.time.Duration.ofHours(1));
        fixture.tick();
        assertThat(fixture.hub.pipe("in").state()).isEqualTo(PipeState.WAITING);
        assertThat(fixture.hub.pipe("in").reason()).contains("commit or roll back", "changed 5 entities");
        assertThat(fixture.log("in")).hasSize(10);
    }

    @Test
    void aCommitIsTheRunAsItWouldHaveBeen() {
        put(10);
        fixture.run("in");
        trip();
        fixture.restart();
        fixture.hub.decide("in", true);
        assertThat(fixture.existing("in")).hasSize(10).containsEntry("e4", "{\"value\":1004}");
        assertThat(fixture.hub.heldBack("in")).isEmpty();
        assertThat(fixture.run("in").in()).isZero();
        assertThatThrownBy(() -> fixture.hub.decide("in", true)).hasMessageContaining("not tripped");
    }

    @Test
    void aRollBackForgetsTheRunAndTheNextBeginsWhereItBegan() {
        put(10);
        fixture.run("in");
        trip();
        fixture.hub.decide("in", false);
        assertThat(fixture.existing("in")).containsEntry("e4", "{\"value\":4}");
        RunReport again = fixture.run("in");
        assertThat(again.in()).isEqualTo(5);
        assertThat(again.code()).contains("circuit-breaker-tripped");
    }

    @Test
    void deletesOfAFullRunCountAndAreHeldBackWithTheRest() {
        put(10);
        fixture.run("in");
        for (int i = 0; i < 5; i++) {
            fixture.outside.rows.remove("e" + i);
        }
        fixture.outside.put("new", 1);
        assertThat(fixture.run("in", RunKind.FULL).code()).contains("circuit-breaker-tripped");
        assertThat(fixture.existing("in")).hasSize(10);
        fixture.hub.decide("in", true);
        assertThat(fixture.existing("in")).hasSize(6).containsKey("new").doesNotContainKey("e0");
        assertThat(fixture.log("in")).contains("10:new {\"value\":1}", "11:e0x {\"value\":0}");
        assertThat(fixture.run("in").in()).isZero();
    }

    @Test
    void ofBothLimitsTheLargerCounts() {
        fixture.load(PIPES.replace(
                "'circuit_breaker_threshold_count': 3",
                "'circuit_breaker_threshold_count': 3, 'circuit_breaker_threshold_factor': 0.5"));
        put(10);
        fixture.run("in");
        for (int i = 0; i < 5; i++) {
            fixture.outside.put("e" + i, 50 + i);
        }
        assertThat(fixture.run("in").message()).isEmpty();
        for (int i = 0; i < 6; i++) {
            fixture.outside.put("e" + i, 60 + i);
        }
        assertThat(fixture.run("in").message()).contains("allowed=5");
    }

    @Test
    void aRuleMayTripTheBreakerOnPurpose() {
        fixture.load(PIPES.replace(
                "'batch_size': 2,",
                "'batch_size': 2, 'transform': {'type': 'dtl', 'rules': {'default': ["
                        + "['if', ['eq', '_S.value', 666], ['trip!', 'the beast']], ['copy', '*']]}},"
                        + " 'pump': {'max_write_errors_in_retry_dataset': 10},"));
        put(6);
        fixture.run("in");
        fixture.outside.put("a", 1);
        fixture.outside.put("b", 1);
        fixture.outside.put("c", 666);
        RunReport report = fixture.run("in");
        assertThat(report.code()).contains("dtl-trip");
        assertThat(report.errors()).isZero();
        assertThat(fixture.existing("in")).hasSize(6);
        assertThat(fixture.hub.circuitBreaker("in").toString()).contains("the beast", "uncommitted=2");
        fixture.outside.put("c", 1);
        fixture.hub.decide("in", true);
        assertThat(fixture.existing("in")).hasSize(8);
        assertThat(fixture.run("in").out()).isEqualTo(1);
    }

    /** Whatever is changed, run, committed and rolled back, readers see whole runs only. The repetition is the seed. */
    @RepeatedTest(12)
    void agreesWithAMapOfWhatWasCommitted(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        put(8);
        fixture.run("in");
        Map<String, String> seen = new TreeMap<>(fixture.existing("in"));
        boolean tripped = false;
        for (int step = 0; step < 60; step++) {
            String id = "e" + random.nextInt(10);
            if (random.nextInt(4) == 0) {
                fixture.outside.rows.remove(id);
            } else {
                fixture.outside.put(id, random.nextInt(5));
            }
            if (tripped && random.nextInt(3) == 0) {
                boolean commit = random.nextBoolean();
                fixture.hub.decide("in", commit);
                if (commit) {
                    seen = new TreeMap<>(fixture.existing("in"));
                }
                tripped = false;
            } else if (!tripped && random.nextInt(3) == 0) {
                RunReport report = fixture.run("in", random.nextBoolean() ? RunKind.FULL : RunKind.INCREMENTAL);
                tripped = report.failed();
                if (!tripped) {
                    assertThat(report.out()).isLessThanOrEqualTo(3);
                    seen = new TreeMap<>(fixture.existing("in"));
                }
            }
            if (random.nextInt(20) == 0) {
                fixture.restart();
            }
            assertThat(fixture.existing("in")).as("step %s", step).isEqualTo(seen);
        }
        if (tripped) {
            fixture.hub.decide("in", true);
        }
        if (fixture.run("in", RunKind.FULL).failed()) {
            fixture.hub.decide("in", true);
        }
        Map<String, String> wanted = new TreeMap<>();
        fixture.outside.rows.forEach((id, row) -> wanted.put(
                id,
                "{" + row.properties().toString().replaceAll("[{} ]", "").replaceAll("value=", "\"value\":") + "}"));
        assertThat(fixture.existing("in")).isEqualTo(wanted);
    }

    @Test
    void whatIsHeldBackOutlivesAProcessThatIsKilled() throws IOException, InterruptedException {
        Path other = folder.resolve("killed");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        other.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.getInputStream().read()).isEqualTo('!');
        process.destroyForcibly().waitFor();
        try (var store = Store.open(other, StoreSettings.small(), Time.system())) {
            var held = new HeldBack(store, "b");
            assertThat(held.isTripped()).isTrue();
            assertThat(held.entities().orElseThrow().nextOffset()).isEqualTo(5);
            held.commit();
            assertThat(store.openOrCreate(new io.perseid.store.DatasetName("b"))
                            .figures()
                            .existing())
                    .isEqualTo(6);
            assertThat(PipeMemory.of(store.state(Run.memoryKey("b")))
                            .lastSeen()
                            .orElseThrow()
                            .toString())
                    .isEqualTo("5");
        }
    }

    /** Fills a dataset behind a breaker, trips it, and waits for its death. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            var store = Store.open(Path.of(arguments[0]), StoreSettings.small(), Time.system());
            var hub = RunningHub.open(new HubParts(
                    store,
                    Time.system(),
                    java.util.List.of(),
                    Executors.newCachedThreadPool(),
                    Executors.newFixedThreadPool(2),
                    2,
                    1,
                    SecretCipher.of(new byte[SecretCipher.KEY_BYTES])));
            hub.load(Configuration.posted("""
                            [{"_id": "a", "type": "pipe", "source": {"type": "http_endpoint"}},
                             {"_id": "b", "type": "pipe", "source": {"type": "dataset", "dataset": "a"},
                              "sink": {"type": "dataset", "circuit_breaker_threshold_count": 3}}]
                            """), true);
            HubFixture.push(hub, "a", SequenceParams.NONE, "[{\"_id\":\"0\"}]");
            hub.pipe("b").start(RunKind.INCREMENTAL);
            hub.pipe("b").awaitIdle();
            HubFixture.push(
                    hub,
                    "a",
                    SequenceParams.NONE,
                    "[{\"_id\":\"1\"},{\"_id\":\"2\"},{\"_id\":\"3\"},{\"_id\":\"4\"},{\"_id\":\"5\"}]");
            hub.pipe("b").start(RunKind.INCREMENTAL);
            hub.pipe("b").awaitIdle();
            System.out.write('!');
            System.out.flush();
            Thread.currentThread().join();
        }
    }

    private void put(int count) {
        for (int i = 0; i < count; i++) {
            fixture.outside.put("e" + i, i);
        }
    }

    private void trip() {
        for (int i = 0; i < 5; i++) {
            fixture.outside.put("e" + i, 1000 + i);
        }
        RunReport report = fixture.run("in");
        assertThat(report.code()).contains("circuit-breaker-tripped");
        assertThat(report.message()).contains("changes=5", "allowed=3");
    }
}
