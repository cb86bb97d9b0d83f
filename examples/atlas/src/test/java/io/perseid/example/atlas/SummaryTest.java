package io.perseid.example.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final DictValue FULL = execution("pump-completed", 100, 90, 10, 0, 0.5);
    private static final DictValue LATER = execution("pump-completed", 3, 1, 2, 0, 0.25);

    @Test
    void theRunsOfAPipeAreAddedUp() {
        assertThat(PipeRuns.of("city", List.of(LATER, FULL))).isEqualTo(new PipeRuns("city", 103, 91, 12, 0, 0, 0.75));
    }

    @Test
    void allIsThereWhenEachPipeHasReadWhatIsWantedOfIt() {
        var summary = new Summary(List.of(PipeRuns.of("city", List.of(FULL)), PipeRuns.of("place", List.of(LATER))), 1);
        assertThat(summary.hasAll(Map.of("city", 100L, "place", 3L))).isTrue();
        assertThat(summary.hasAll(Map.of("city", 100L, "place", 4L))).isFalse();
    }

    @Test
    void aFailedRunIsAnErrorThoughNoEntityWas() {
        assertThat(new Summary(List.of(PipeRuns.of("city", List.of(FULL))), 1).hasErrors())
                .isFalse();
        var failed = PipeRuns.of("city", List.of(FULL, execution("pump-failed", 0, 0, 0, 0, 0.1)));
        assertThat(new Summary(List.of(failed), 1).hasErrors()).isTrue();
    }

    @Test
    void theLastLineOfTheTableAddsUpThePipesOverTheTimeOnTheWall() {
        var summary = new Summary(List.of(PipeRuns.of("city", List.of(FULL)), PipeRuns.of("place", List.of(FULL))), 2);
        assertThat(summary.table()).hasSize(4).last().asString().matches("together +200 +180 +20 +0 +2\\.00 +100");
    }

    private static DictValue execution(String event, long in, long out, long unchanged, long errors, double seconds) {
        return (DictValue) Json.parse("""
                {"event_type": "%s", "entities_read": %d, "entities_failed": %d, "total_time": %s,
                 "metrics": {"changes": %d, "unchanged": %d}}
                """.formatted(event, in, errors, seconds, out, unchanged), JsonForm.COMPATIBLE);
    }
}
