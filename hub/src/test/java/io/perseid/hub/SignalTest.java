package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts runs: changes upstream, the clock, people. */
class SignalTest {
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
    void aChangeRunsDownTheWholeChainWithoutTheClock() {
        fixture.load("""
                [{'_id': 'a', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'b', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'a'}},
                 {'_id': 'c', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'b'}}]
                """);
        fixture.begin();
        fixture.push("a", SequenceParams.NONE, "[{'_id': 'x'}]");
        fixture.settleUntil(
                () -> fixture.store.find(new io.perseid.store.DatasetName("c")).isPresent()
                        && fixture.existing("c").containsKey("x"));
        fixture.push("a", SequenceParams.NONE, "[{'_id': 'y'}]");
        fixture.settleUntil(() -> fixture.existing("c").containsKey("y"));
    }

    @Test
    void aPipeWithAnIntervalOfItsOwnUnderAnHourIsNotWoken() {
        fixture.load("""
                [{'_id': 'a', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'b', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'a'},
                  'pump': {'schedule_interval': 60}}]
                """);
        fixture.begin();
        fixture.push("a", SequenceParams.NONE, "[{'_id': 'x'}]");
        fixture.settle();
        assertThat(fixture.hub.pipe("b").lastRun()).isEmpty();
    }

    @Test
    void aPipeThatNeverRanRunsAtOnceAndThenByItsInterval() {
        fixture.load("[{'_id': 'e', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]},"
                + " 'pump': {'schedule_interval': 100}}]");
        fixture.tick();
        assertThat(fixture.existing("e")).containsKey("x");
        Instant first = fixture.hub.pipe("e").lastRun().orElseThrow().started();
        fixture.time.advance(Duration.ofSeconds(99));
        fixture.tick();
        assertThat(fixture.hub.pipe("e").lastRun().orElseThrow().started()).isEqualTo(first);
        fixture.time.advance(Duration.ofSeconds(1));
        fixture.tick();
        assertThat(fixture.hub.pipe("e").lastRun().orElseThrow().started()).isAfter(first);
    }

    @Test
    void aScheduleOutlivesARestart() {
        fixture.load("[{'_id': 'e', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]},"
                + " 'pump': {'schedule_interval': 3600}}]");
        fixture.tick();
        Instant first = fixture.hub.pipe("e").lastRun().orElseThrow().started();
        fixture.time.advance(Duration.ofMinutes(30));
        fixture.restart();
        fixture.tick();
        assertThat(fixture.hub.pipe("e").lastRun().orElseThrow().started()).isEqualTo(first);
        fixture.time.advance(Duration.ofMinutes(30));
        fixture.tick();
        assertThat(fixture.hub.flow().pipes().getFirst().counts().started()).isEqualTo(1);
    }

    @Test
    void aCronExpressionNamesMomentsInUtc() {
        fixture.load("[{'_id': 'e', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]},"
                + " 'pump': {'cron_expression': '30 14 * * ?'}}]");
        fixture.tick();
        assertThat(fixture.hub.flow().pipes().getFirst().nextRun()).contains(Instant.parse("2025-06-01T14:30:00Z"));
    }

    @Test
    void aPumpThatIsDisabledStaysSoOverARestart() {
        fixture.load("[{'_id': 'e', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]}}]");
        fixture.hub.pipe("e").disable("holiday");
        fixture.tick();
        fixture.restart();
        fixture.tick();
        assertThat(fixture.hub.pipe("e").state()).isEqualTo(PipeState.DISABLED);
        assertThat(fixture.hub.pipe("e").reason()).isEqualTo("holiday");
        assertThat(fixture.hub.pipe("e").lastRun()).isEmpty();
        fixture.hub.pipe("e").enable("back");
        fixture.tick();
        assertThat(fixture.existing("e")).containsKey("x");
    }

    @Test
    void aManualPumpRunsOnlyOnDemand() {
        fixture.load("[{'_id': 'e', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]},"
                + " 'pump': {'mode': 'manual'}}]");
        fixture.tick();
        assertThat(fixture.hub.pipe("e").lastRun()).isEmpty();
        assertThat(fixture.run("e").out()).isEqualTo(1);
    }
}
