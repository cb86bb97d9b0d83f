package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a dataset counts as populated is the sink's to say: {@code set_initial_offset}. */
class PopulationTest {
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
    @CsvSource({
        // policy, when loaded, after a failed run, after a run over an unpopulated source, over a populated one
        "if-source-populated, false, false, false, true",
        "always, false, false, true, true",
        "initially, false, true, true, true",
        "onload, true, true, true, true",
        "never, false, false, false, false"
    })
    void eachPolicyHasItsMoment(
            String policy, boolean loaded, boolean failed, boolean unpopulatedSource, boolean populatedSource) {
        fixture.load("""
                [{'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
                 {'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint', 'auto_populate_dataset': false}},
                 {'_id': 'broken', 'type': 'pipe', 'pump': {'mode': 'manual'}, 'source': {'type': 'fake', 'system': 'sys'},
                  'sink': {'type': 'dataset', 'set_initial_offset': 'POLICY'}},
                 {'_id': 'out', 'type': 'pipe', 'pump': {'mode': 'manual'}, 'source': {'type': 'dataset', 'dataset': 'in'},
                  'sink': {'type': 'dataset', 'set_initial_offset': 'POLICY'}}]
                """.replace("POLICY", policy));
        fixture.push("in", SequenceParams.NONE, "[{'_id': 'a'}]");
        fixture.begin();
        assertThat(isPopulated("out")).as("when loaded").isEqualTo(loaded);
        fixture.outside.put("a", 1);
        fixture.outside.failReadAfter = 0;
        fixture.run("broken");
        assertThat(isPopulated("broken")).as("after a failed run").isEqualTo(failed);
        fixture.run("out");
        assertThat(isPopulated("out")).as("over an unpopulated source").isEqualTo(unpopulatedSource);
        var all = new SequenceParams(
                java.util.Optional.of("1"), true, java.util.Optional.of("1"), java.util.Optional.empty(), true, true);
        fixture.push("in", all, "[{'_id': 'a'}, {'_id': 'b'}]");
        fixture.run("out");
        assertThat(isPopulated("out")).as("over a populated source").isEqualTo(populatedSource);
    }

    private boolean isPopulated(String dataset) {
        return fixture.store
                .find(new io.perseid.store.DatasetName(dataset))
                .filter(io.perseid.store.Dataset::populated)
                .isPresent();
    }
}
