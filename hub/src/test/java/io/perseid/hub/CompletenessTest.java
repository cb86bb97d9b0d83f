package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets know up to when they hold everything that came in, and a source may wait for others to catch up. */
class CompletenessTest {
    private static final String PIPES = """
            [{'_id': 'orders', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'towns', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'names', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'towns'}},
             {'_id': 'joined', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'orders', 'completeness': true},
              'transform': {'type': 'dtl', 'rules': {'default': [
                 ['copy', '*'], ['add', 'upTo', ['completeness', 'names', 'towns']],
                 ['add', 'name', ['hops', {'datasets': ['names n'], 'where': [['eq', '_S.town', 'n._id']], 'return': 'n.name'}]]]}}}]
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
    void whatIsPushedIsCompleteUpToNowOrAsTheSenderSays() {
        fixture.push("orders", SequenceParams.NONE, "[]");
        assertThat(complete("orders")).hasValue(Completeness.micros(fixture.time.now()));
        fixture.push("orders", SequenceParams.NONE.withCompleteness(OptionalLong.of(42)), "[]");
        assertThat(complete("orders")).hasValue(42);
        fixture.restart();
        assertThat(complete("orders")).hasValue(42);
    }

    @Test
    void aDatasetIsAsCompleteAsTheLeastOfWhatItIsMadeOf() {
        push("towns", 500, "[{'_id': 't', 'name': 'Turin'}]");
        assertThat(complete("names")).isEmpty();
        fixture.run("names");
        assertThat(complete("names")).hasValue(500);
        push("orders", 300, "[]");
        fixture.run("joined");
        assertThat(complete("joined")).hasValue(300);
    }

    @Test
    void entitiesAreHeldBackUntilWhatTheyAreJoinedWithHasCaughtUp() {
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 't', 'name': 'Turin'}]");
        fixture.run("names");
        fixture.push("orders", SequenceParams.NONE, "[{'_id': 'a', 'town': 't'}]");
        assertThat(fixture.run("joined").out()).isEqualTo(1);
        fixture.time.advance(Duration.ofMinutes(1));
        fixture.push("orders", SequenceParams.NONE, "[{'_id': 'b', 'town': 'u'}]");
        RunReport early = fixture.run("joined");
        assertThat(early.in()).isZero();
        assertThat(fixture.run("joined", RunKind.FULL).deleted()).isZero();
        assertThat(fixture.existing("joined")).containsOnlyKeys("a");
        fixture.time.advance(Duration.ofMinutes(1));
        fixture.push("towns", SequenceParams.NONE, "[{'_id': 'u', 'name': 'Ulm'}]");
        fixture.run("names");
        assertThat(fixture.run("joined").message()).isEmpty();
        assertThat(fixture.existing("joined").get("b")).contains("Ulm", "\"upTo\":\"~t");
    }

    private OptionalLong complete(String dataset) {
        return fixture.hub.completeness(dataset);
    }

    private void push(String pipe, long completeness, String json) {
        fixture.push(pipe, SequenceParams.NONE.withCompleteness(OptionalLong.of(completeness)), json);
    }
}
