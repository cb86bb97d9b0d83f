package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetPipeTest {
    private static final String PEOPLE = """
            [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'names', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
              'transform': {'type': 'dtl', 'rules': {'default': [['copy', '_id'], ['add', 'upper', ['upper', '_S.name']]]}}}]
            """;

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
    void entitiesGoFromDatasetThroughRulesToDataset() {
        assertThat(fixture.load(PEOPLE).problems()).isEmpty();
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'a', 'name': 'ada'}, {'_id': 'b', 'name': 'bob'}]");
        RunReport report = fixture.run("names");
        assertThat(report.message()).isEmpty();
        assertThat(report.in()).isEqualTo(2);
        assertThat(report.out()).isEqualTo(2);
        assertThat(fixture.existing("names"))
                .containsEntry("a", "{\"upper\":\"ADA\"}")
                .hasSize(2);
        assertThat(fixture.populated("names")).isTrue();
    }
}
