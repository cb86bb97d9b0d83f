package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that an entity no longer has are deleted wherever they went. */
class ChildrenTest {
    private static final String PIPES = """
            [{'_id': 'families', 'type': 'pipe', 'source': {'type': 'http_endpoint'}, 'sink': {'type': 'dataset', 'track_children': true}},
             {'_id': 'children', 'type': 'pipe', 'batch_size': 2, 'source': {'type': 'dataset', 'dataset': 'families'},
              'transform': {'type': 'emit_children'}}]
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
    void aChildThatIsGoneStaysInTheEntityAsDeleted() {
        assertThat(fixture.load(PIPES).problems()).isEmpty();
        push("[{'_id': 'f', '$children': [{'_id': 'a', 'n': 1}, {'_id': 'b'}]}]");
        push("[{'_id': 'f', '$children': {'_id': 'b'}}]");
        push("[{'_id': 'f', '$children': {'_id': 'b'}}]");
        assertThat(fixture.log("families"))
                .hasSize(2)
                .last()
                .isEqualTo("1:f {\"$children\":[{\"_id\":\"b\"},{\"_id\":\"a\",\"n\":1,\"_deleted\":true}]}");
        push("[{'_id': 'f', '$children': [{'_id': 'b'}, {'_id': 'a', 'n': 2}]}]");
        assertThat(fixture.existing("families").get("f"))
                .isEqualTo("{\"$children\":[{\"_id\":\"b\"},{\"_id\":\"a\",\"n\":2}]}");
    }

    @Test
    void theDeleteOfTheParentIsThatOfItsChildrenEvenIfItSaysNothingOfThem() {
        fixture.load(PIPES);
        push("[{'_id': 'f', '$children': [{'_id': 'a'}]}]");
        fixture.run("children");
        push("[{'_id': 'f', '_deleted': true}]");
        fixture.run("children");
        assertThat(fixture.log("children")).containsExactly("0:a {}", "1:ax {}");
    }

    @Test
    void childrenAreTrackedBehindRulesThatMakeThemUnlessThePipeSaysOtherwise() {
        assertThat(fixture.load("""
                [{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                 {'_id': 'made', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'in'},
                  'transform': {'type': 'dtl', 'rules': {'default': [['create-child', ['dict', '_id', '_S.kid']]]}}},
                 {'_id': 'not', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'in'}, 'sink': {'type': 'dataset', 'track_children': false},
                  'transform': {'type': 'dtl', 'rules': {'default': [['create-child', ['dict', '_id', '_S.kid']]]}}}]
                """).problems()).isEmpty();
        assertThat(fixture.hub.pipe("made").effective().get("sink").toString()).contains("track_children=true");
        for (String kid : new String[] {"a", "b"}) {
            fixture.push("in", SequenceParams.NONE, "[{'_id': 'x', 'kid': '" + kid + "'}]");
            fixture.run("made");
            fixture.run("not");
        }
        assertThat(fixture.existing("made").get("x")).contains("\"a\"", "\"b\"", "_deleted");
        assertThat(fixture.existing("not").get("x")).contains("\"b\"").doesNotContain("\"a\"");
    }

    /** However the versions of parents come and runs fall between them, in the end there are the children of the end. */
    @RepeatedTest(10)
    void agreesWithASetOfChildren(RepetitionInfo repetition) {
        fixture.load(PIPES);
        var random = new Random(repetition.getCurrentRepetition());
        Map<String, Set<String>> model = new TreeMap<>();
        for (int step = 0; step < 50; step++) {
            String parent = "p" + random.nextInt(4);
            if (random.nextInt(5) == 0 && model.containsKey(parent)) {
                model.put(parent, Set.of());
                push("[{'_id': '" + parent + "', '_deleted': true}]");
            } else {
                Set<String> children = new TreeSet<>();
                int count = model.containsKey(parent) ? random.nextInt(4) : 1;
                for (int i = 0; i < count; i++) {
                    children.add("{'_id': '" + parent + "-" + random.nextInt(5) + "'}");
                }
                model.put(parent, children);
                push("[{'_id': '" + parent + "', '$children': " + children + "}]");
            }
            if (random.nextInt(4) == 0) {
                fixture.run("children", random.nextInt(5) == 0 ? RunKind.FULL : RunKind.INCREMENTAL);
            }
            if (random.nextInt(20) == 0) {
                fixture.restart();
            }
        }
        fixture.run("children");
        Set<String> wanted = new TreeSet<>();
        model.values().forEach(wanted::addAll);
        Set<String> found = new TreeSet<>();
        fixture.existing("children").keySet().forEach(id -> found.add("{'_id': '" + id + "'}"));
        assertThat(found).isEqualTo(wanted);
    }

    private void push(String json) {
        fixture.push("families", SequenceParams.NONE, json);
    }
}
