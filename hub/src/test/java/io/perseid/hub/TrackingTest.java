package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.fault.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change in a joined dataset reaches exactly the entities that it concerns. */
class TrackingTest {
    private static final String PIPES = """
            [{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'towns', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
             {'_id': 'joined', 'type': 'pipe', 'batch_size': 2, 'source': {'type': 'dataset', 'dataset': 'people'},
              'transform': {'type': 'dtl', 'rules': {'default': [
                 ['copy', 'town'],
                 ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.town', 't.code']],
                                           'return': 't.name'}]]]}}}]
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
    void aPipeWaitsUntilTheDatasetsItJoinsArePopulated() {
        push("people", "[{'_id': 'a', 'town': 1}]");
        fixture.hub.pipe("joined").start(RunKind.INCREMENTAL);
        assertThat(fixture.hub.pipe("joined").state()).isEqualTo(PipeState.WAITING);
        assertThat(fixture.hub.pipe("joined").reason()).contains("towns");
        push("towns", "[{'_id': 't1', 'code': 1, 'name': 'Turin'}]");
        assertThat(fixture.run("joined").out()).isEqualTo(1);
        assertThat(fixture.existing("joined")).containsEntry("a", "{\"town\":1,\"name\":[\"Turin\"]}");
    }

    @Test
    void onlyTheEntitiesThatJoinTheChangedOneAreProcessedAgain() {
        push("people", "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 2}, {'_id': 'c', 'town': 1}]");
        push("towns", "[{'_id': 't1', 'code': 1, 'name': 'Turin'}, {'_id': 't2', 'code': 2, 'name': 'Rome'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't1', 'code': 1, 'name': 'Torino'}]");
        RunReport report = fixture.run("joined");
        assertThat(report.in()).isEqualTo(2);
        assertThat(report.out()).isEqualTo(2);
        assertThat(fixture.existing("joined").get("c")).contains("Torino");
    }

    @Test
    void entitiesThatJoinedBeforeTheChangeAreProcessedToo() {
        push("people", "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 2}]");
        push("towns", "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't', 'code': 2, 'name': 'Turin'}]");
        fixture.run("joined");
        assertThat(fixture.existing("joined").get("a")).doesNotContain("Turin");
        assertThat(fixture.existing("joined").get("b")).contains("Turin");
    }

    @Test
    void aDeletedEntityIsFollowedBackByItsLastContent() {
        push("people", "[{'_id': 'a', 'town': 1}]");
        push("towns", "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't', '_deleted': true}]");
        fixture.run("joined");
        assertThat(fixture.existing("joined").get("a")).doesNotContain("Turin");
    }

    @Test
    void oneChangeMayConcernMoreEntitiesThanABatchHolds() {
        var json = new StringBuilder("[");
        for (int i = 0; i < 25; i++) {
            json.append(i == 0 ? "" : ",").append("{'_id': 'p" + i + "', 'town': 1}");
        }
        push("people", json.append(']').toString());
        push("towns", "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't', 'code': 1, 'name': 'Torino'}]");
        assertThat(fixture.run("joined").out()).isEqualTo(25);
    }

    @Test
    void aJoinInALaterTransformOnARewrittenKeyMissesNoChange() {
        load("""
                [{'type': 'dtl', 'rules': {'default': [['add', 'place', ['plus', 100, '_S.town']]]}},
                 {'type': 'dtl', 'rules': {'default': [['copy', 'place'],
                    ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.place', 't.code']],
                                              'return': 't.name'}]]]}}]
                """);
        push("people", "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 2}]");
        push("towns", "[{'_id': 't', 'code': 101, 'name': 'Turin'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't', 'code': 102, 'name': 'Torino'}]");
        assertThat(fixture.run("joined").in()).isEqualTo(2);
        assertThat(fixture.existing("joined").get("a")).doesNotContain("Turin");
        assertThat(fixture.existing("joined").get("b")).contains("Torino");
        assertThat(fixture.run("joined").in()).isZero();
    }

    @Test
    void aJoinOnTheTargetMissesNoChange() {
        load("""
                {'type': 'dtl', 'rules': {'default': [
                   ['add', 'place', ['plus', 100, '_S.town']],
                   ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_T.place', 't.code']],
                                             'return': 't.name'}]]]}}
                """);
        push("people", "[{'_id': 'a', 'town': 1}]");
        push("towns", "[{'_id': 't', 'code': 101, 'name': 'Turin'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't', 'code': 101, 'name': 'Torino'}]");
        fixture.run("joined");
        assertThat(fixture.existing("joined").get("a")).contains("Torino");
    }

    @Test
    void aRecursiveJoinIsFollowedBackToAllThatReachTheChange() {
        load("""
                {'type': 'dtl', 'rules': {'default': [
                   ['add', 'names', ['map', '_.name', ['hops', {'datasets': ['towns t'],
                      'where': [['eq', '_S.town', 't.code']], 'recurse': true, 'exclude_root': true}]]]]}}
                """);
        push("people", "[{'_id': 'a', 'town': 1}, {'_id': 'b', 'town': 3}, {'_id': 'c', 'town': 9}]");
        push(
                "towns",
                "[{'_id': 't1', 'code': 1, 'town': 2, 'name': 'One'}, {'_id': 't2', 'code': 2, 'town': 3, 'name': 'Two'},"
                        + " {'_id': 't3', 'code': 3, 'name': 'Three'}]");
        fixture.run("joined");
        assertThat(fixture.existing("joined")).containsEntry("a", "{\"names\":[\"One\",\"Two\",\"Three\"]}");
        push("towns", "[{'_id': 't3', 'code': 3, 'name': 'III'}]");
        assertThat(fixture.run("joined").in()).isEqualTo(2);
        assertThat(fixture.existing("joined"))
                .containsEntry("a", "{\"names\":[\"One\",\"Two\",\"III\"]}")
                .containsEntry("b", "{\"names\":[\"III\"]}");
    }

    @Test
    void aJoinThatNeedNotBeTrackedIsNot() {
        load("""
                {'type': 'dtl', 'rules': {'default': [
                   ['add', 'place', '_S.town'],
                   ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_T.place', 't.code']],
                                             'return': 't.name', 'track-dependencies': false}]]]}}
                """);
        push("people", "[{'_id': 'a', 'town': 1}]");
        push("towns", "[{'_id': 't', 'code': 1, 'name': 'Turin'}]");
        fixture.run("joined");
        push("towns", "[{'_id': 't', 'code': 1, 'name': 'Torino'}]");
        assertThat(fixture.run("joined").in()).isZero();
    }

    private void load(String transform) {
        String pipes = PIPES.substring(0, PIPES.indexOf("'transform'")) + "'transform': " + transform + "}]";
        assertThat(fixture.load(pipes).problems()).noneMatch(Problem::isError);
    }

    /** The same for a join that can't be followed back: on what an earlier transform made of the source. */
    @RepeatedTest(6)
    void agreesWithAJoinOfTheEndThatCantBeFollowed(RepetitionInfo repetition) {
        load("""
                [{'type': 'dtl', 'rules': {'default': [['add', 'place', '_S.town']]}},
                 {'type': 'dtl', 'rules': {'default': [
                    ['rename', 'place', 'town'],
                    ['add', 'name', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.place', 't.code']],
                                              'return': 't.name'}]]]}}]
                """);
        agreesWithAJoinOfTheEnd(repetition);
    }

    /** Any mix of changes, runs and restarts ends as the join of what there is at last. The repetition is the seed. */
    @RepeatedTest(12)
    void agreesWithAJoinOfTheEnd(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Map<String, Integer> people = new TreeMap<>();
        Map<String, Integer> towns = new TreeMap<>();
        push("towns", "[]");
        push("people", "[]");
        for (int step = 0; step < 40; step++) {
            String id = "x" + random.nextInt(6);
            int code = random.nextInt(4);
            boolean gone = random.nextInt(5) == 0;
            boolean person = random.nextBoolean();
            Map<String, Integer> model = person ? people : towns;
            if (gone) {
                model.remove(id);
                push(person ? "people" : "towns", "[{'_id': '" + id + "', '_deleted': true}]");
            } else {
                model.put(id, code);
                String property = person ? "'town': " + code : "'code': " + code + ", 'name': '" + id + code + "'";
                push(person ? "people" : "towns", "[{'_id': '" + id + "', " + property + "}]");
            }
            if (random.nextInt(3) == 0) {
                fixture.run("joined");
            }
            if (random.nextInt(15) == 0) {
                fixture.restart();
            }
        }
        fixture.run("joined");
        Map<String, Integer> found = new TreeMap<>();
        fixture.existing("joined").forEach((id, json) -> {
            found.put(id, people.get(id));
            towns.forEach((town, code) -> assertThat(json.contains("\"" + town + code + "\""))
                    .as("%s %s joins %s of %s", id, json, town, code)
                    .isEqualTo(code.equals(people.get(id))));
        });
        assertThat(found).isEqualTo(people);
    }

    private void push(String pipe, String json) {
        fixture.push(pipe, SequenceParams.NONE, json);
    }
}
