package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the execution dataset of a pipe tells about a run that has ended. */
class ExecutionLogTest {
    private static final String PIPES = """
            [{'_id': 'order', 'type': 'pipe', 'pump': {'mode': 'manual'}, 'source': {'type': 'embedded', 'entities': [
               {'_id': 'o1', 'customer': 'ada'}, {'_id': 'o2', 'customer': 'ada'}, {'_id': 'o3', 'customer': 'bob'}]}},
             {'_id': 'person', 'type': 'pipe', 'pump': {'mode': 'manual'},
              'source': {'type': 'embedded', 'entities': [{'_id': 'ada'}, {'_id': 'bob'}]}},
             {'_id': 'buyer', 'type': 'pipe', 'pump': {'schedule_interval': 60},
              'source': {'type': 'dataset', 'dataset': 'person'},
              'transform': {'type': 'dtl', 'rules': {'default': [['add', 'orders', ['hops',
                {'datasets': ['order o'], 'where': [['eq', '_S._id', 'o.customer']], 'return': 'o._id', 'trace': 'orders'}]]]}}}]""";

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        fixture.load(PIPES);
        fixture.run("order");
        fixture.run("person");
        fixture.run("buyer");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private DictValue recorded() {
        return fixture.hub.pipe("buyer").executions(1).getFirst().entity().properties();
    }

    @Test
    void aRunIsRecordedWithAllThatIsKnownOfIt() {
        assertThat(recorded().names())
                .contains(
                        "start_time",
                        "end_time",
                        "total_time",
                        "sync_type",
                        "entities_succeeded",
                        "entities_failed",
                        "retry_entities_exist",
                        "pump_started_location",
                        "next_interval",
                        "metrics");
        assertThat(((FloatValue) recorded().get("next_interval")).value()).isBetween(0.0, 60.0);
    }

    @Test
    void itsMetricsTellWhereTheTimeWentAndHowLargeItsTracedJoinsWere() {
        var metrics = (DictValue) recorded().get("metrics");
        assertThat(metrics.names()).contains("source_time", "transform_time", "sink_time", "changes", "hops", "memory");
        assertThat(((DictValue) metrics.get("hops")).get("orders")).isEqualTo(IntegerValue.of(2));
    }
}
