package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.store.ReadRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipe with the automatic policy begins anew by itself when what it has made no longer counts. */
class ReprocessingTest {
    private static final String PIPES = """
            [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'towns', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'lands', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'joined', 'type': 'pipe', 'reprocessing_policy': 'automatic', 'source': {'type': 'dataset', 'dataset': 'people'},
              'transform': {'type': 'dtl', 'rules': {'default': [
                 ['copy', '*'],
                 ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.town', 't.code']], 'return': 't.name'}]]]}}}]
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        fixture.load(PIPES);
        fixture.push("people", SequenceParams.NONE, "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 2}]");
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        fixture.push("lands", SequenceParams.NONE, "[]");
        assertThat(fixture.run("joined").message()).isEmpty();
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.INCREMENTAL);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void afterItsConfigurationHasChanged() {
        fixture.load(PIPES.replace("['copy', '*'],", "['copy', '*'], ['add', 'x', 1],"));
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
        assertThat(fixture.existing("joined").values()).allMatch(json -> json.contains("\"x\":1"));
    }

    @Test
    void afterItsConfigurationHasChangedWhileTheNodeWasDown() {
        fixture.load(PIPES.replace("['copy', '*'],", "['copy', '*'], ['add', 'x', 1],"));
        fixture.restart();
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
        fixture.restart();
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.INCREMENTAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "towns"})
    void afterADatasetItReadsOrJoinsWasMadeAnew(String dataset) {
        fixture.hub.deleteDataset(dataset);
        fixture.push(dataset, SequenceParams.NONE, "[{'_id': 'z', 'town': 1, 'code': 2, 'name': 'Zug'}]");
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
        assertThat(fixture.existing("joined").toString()).contains(dataset.equals("towns") ? "[\"Zug\"]" : "z");
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.INCREMENTAL);
        assertThat(reasons()).contains("the dataset " + dataset + " was made anew or restored");
    }

    @Test
    void afterTheDatasetItWritesIsGone() {
        fixture.hub.deleteDataset("joined");
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
        assertThat(fixture.existing("joined")).hasSize(2);
        assertThat(reasons()).contains("the dataset joined is gone");
    }

    @Test
    void afterAJoinWasAdded() {
        fixture.load(PIPES.replace(
                "['copy', '*'],",
                "['copy', '*'], ['add', 'land', ['hops', {'datasets': ['lands l'],"
                        + " 'where': [['eq', '_S.land', 'l._id']], 'return': 'l._id'}]],"));
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
    }

    @Test
    void butNotWithThePolicyToContinueUnlessItsSourceWasMadeAnew() {
        String plain = PIPES.replace("'reprocessing_policy': 'automatic', ", "");
        fixture.load(plain);
        fixture.run("joined");
        fixture.hub.deleteDataset("towns");
        fixture.push("towns", SequenceParams.NONE, "[]");
        fixture.load(plain.replace("['copy', '*'],", "['copy', '*'], ['add', 'x', 1],"));
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.INCREMENTAL);
        fixture.hub.deleteDataset("people");
        fixture.push("people", SequenceParams.NONE, "[]");
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
    }

    @Test
    void thePolicyMayStandInTheMetadata() {
        fixture.load(
                PIPES.replace("'reprocessing_policy': 'automatic', ", "")
                        .replaceFirst(
                                "\\[",
                                "[{'_id': 'node', 'type': 'metadata', 'global_defaults': {'reprocessing_policy': 'automatic'}},"));
        fixture.run("joined");
        fixture.hub.deleteDataset("joined");
        assertThat(fixture.run("joined").kind()).isEqualTo(RunKind.FULL);
    }

    private String reasons() {
        return fixture.read("system:pump_execution:joined", ReadRequest.all()).stream()
                .filter(version -> version.entity().id().value().equals("pump-reprocessing"))
                .map(version -> version.entity().properties().get("comment").toString())
                .toList()
                .toString();
    }
}
