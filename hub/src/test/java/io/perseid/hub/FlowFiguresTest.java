package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that the console, the API and the metrics show. */
class FlowFiguresTest {
    private static final String PIPES = """
            [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': '1'}, {'_id': '2'}]},
              'pump': {'mode': 'manual'}},
             {'_id': 'out', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
              'sink': {'type': 'http_endpoint'}},
             {'_id': 'copy', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
              'pump': {'mode': 'manual'}}]""";

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

    private FlowSnapshot.PipeRow row(String pipe) {
        return fixture.hub.flow().pipes().stream()
                .filter(row -> row.id().equals(pipe))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLastRunIsKnownAfterARestart() {
        assertThat(row("people").lastRun()).isEmpty();
        var report = fixture.run("people", RunKind.FULL);
        assertThat(report.in()).isEqualTo(2);
        fixture.restart();
        assertThat(row("people").lastRun()).contains(report);
    }

    @Test
    void aFailedRunIsKnownAsFailedAfterARestart() {
        fixture.load("[{'_id': 'people', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': []},"
                + " 'sink': {'type': 'dataset', 'dataset': 'people'}, 'pump': {'mode': 'manual'}}]");
        fixture.run("people");
        var log = new ExecutionLog(fixture.store, new SecretMask(), "people");
        var failed = new RunReport(
                RunKind.PARTIAL,
                fixture.time.now(),
                fixture.time.now().plusSeconds(2),
                7,
                1,
                2,
                3,
                4,
                5,
                Optional.of("source-empty"),
                "why");
        log.ended(failed, 0, 0, Optional.empty(), new RunMeasures(fixture.time));
        fixture.restart();
        assertThat(row("people").lastRun()).contains(failed);
    }

    @Test
    void whenARunEndsTheRateIsZero() {
        fixture.run("people");
        fixture.time.advance(java.time.Duration.ofSeconds(1));
        assertThat(row("people").rate()).isZero();
    }

    @Test
    void aPipeLagsBehindItsDatasetAndAPublisherBehindNothing() {
        fixture.run("people");
        assertThat(row("copy").lag()).contains(2L);
        assertThat(row("out").lag()).isEmpty();
        fixture.run("copy");
        assertThat(row("copy").lag()).contains(0L);
    }

    @Test
    void runsAreCountedByHowTheyEnded() {
        fixture.run("people");
        fixture.run("people");
        assertThat(row("people").counts())
                .returns(2L, PumpCounts::started)
                .returns(2L, PumpCounts::completed)
                .returns(0L, PumpCounts::failed)
                .returns(0L, PumpCounts::interrupted);
        fixture.load(PIPES.replace("{'_id': '1'}, ", ""));
        fixture.run("people", RunKind.FULL);
        assertThat(row("people").counts().deletionTracked()).isEqualTo(1);
        assertThat(row("out").counts().started()).isZero();
    }
}
