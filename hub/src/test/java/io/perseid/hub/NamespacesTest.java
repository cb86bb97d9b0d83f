package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
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

/** Names and ids get the namespaces of the pipe before its first transform and lose them after its last. */
class NamespacesTest {
    private static final String METADATA = "{'_id': 'node', 'type': 'metadata', 'namespaced_identifiers': true},";

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
    void whatComesFromOutsideGetsTheNamespaceOfThePipe() {
        load(METADATA + "{'_id': 'hr', 'type': 'pipe', 'source': {'type': 'http_endpoint'}}");
        push("hr", "[{'_id': '1', 'name': 'ada', 'home': {'town': 'Turin'}, '$ids': ['~:x:1'], 'x:tag': 2}]");
        assertThat(fixture.log("hr"))
                .containsExactly(
                        "0:hr:1 {\"hr:name\":\"ada\",\"hr:home\":{\"hr:town\":\"Turin\"},\"$ids\":[\"~:x:1\"],\"x:tag\":2}");
    }

    @Test
    void aPipeMaySayItsNamespacesAndSwitchThemOnByItself() {
        load("{'_id': 'hr', 'type': 'pipe', 'source': {'type': 'http_endpoint'}, 'namespaced_identifiers': true,"
                + " 'namespaces': {'identity': 'person', 'property': 'hr2'}}");
        push("hr", "[{'_id': '1', 'name': 'ada'}, {'_id': '2', '_deleted': true}]");
        assertThat(fixture.log("hr")).containsExactly("0:person:1 {\"hr2:name\":\"ada\"}", "1:person:2x {}");
        DictValue shown = fixture.hub.pipe("hr").effective();
        assertThat(shown.get("namespaces").toString()).contains("person", "hr2");
        assertThat(shown.get("add_namespaces").toString()).isEqualTo("true");
        assertThat(shown.get("remove_namespaces").toString()).isEqualTo("false");
    }

    @Test
    void betweenDatasetsNamesKeepTheNamespaceTheyHaveAndNewOnesGetThatOfThePipe() {
        load(METADATA + """
                {'_id': 'hr', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                {'_id': 'all', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'hr'},
                 'transform': {'type': 'dtl', 'rules': {'default': [
                    ['copy', '*'], ['add', 'upper', ['upper', '_S.name']]]}}}
                """);
        push("hr", "[{'_id': '1', 'name': 'ada'}]");
        assertThat(fixture.run("all").message()).isEmpty();
        assertThat(fixture.log("all")).containsExactly("0:hr:1 {\"hr:name\":\"ada\",\"all:upper\":\"ADA\"}");
    }

    @Test
    void whatLeavesTheHubLosesItsNamespacesAndThePipesOwnPropertyWins() {
        load(METADATA + """
                {'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
                {'_id': 'hr', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                {'_id': 'out', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'hr'},
                 'transform': {'type': 'dtl', 'rules': {'default': [['copy', '*'], ['add', 'name', 'own'], ['add', 'x:name', 'other']]}},
                 'sink': {'type': 'fake', 'system': 'sys'}}
                """);
        push("hr", "[{'_id': '1', 'name': 'ada', 'home': {'town': 'Turin'}}]");
        assertThat(fixture.run("out").message()).isEmpty();
        assertThat(fixture.outside.written.keySet()).containsExactly("1");
        assertThat(fixture.outside.written.get("1").toString()).contains("name", "own", "home", "town");
        assertThat(fixture.outside.written.get("1").toString()).doesNotContain(":name", "ada", "other");
    }

    @Test
    void anEntityThatIsFilteredOutIsDeletedUnderTheIdItLeavesWith() {
        load("""
                {'_id': 'hr', 'type': 'pipe', 'source': {'type': 'http_endpoint'}, 'namespaced_identifiers': true,
                 'remove_namespaces': true,
                 'transform': {'type': 'dtl', 'rules': {'default': [['filter', ['gt', '_S.age', 17]], ['copy', '*']]}}}
                """);
        push("hr", "[{'_id': '1', 'age': 20}]");
        push("hr", "[{'_id': '1', 'age': 3}]");
        assertThat(fixture.log("hr")).containsExactly("0:1 {\"age\":20}", "1:1x {\"age\":20}");
    }

    @Test
    void aPipeThatSaysSoAddsAndRemovesNothing() {
        load(METADATA + "{'_id': 'hr', 'type': 'pipe', 'add_namespaces': false, 'source': {'type': 'http_endpoint'}}");
        push("hr", "[{'_id': '1', 'name': 'ada'}]");
        assertThat(fixture.log("hr")).containsExactly("0:1 {\"name\":\"ada\"}");
    }

    @Test
    void anEntityThatCanNotBeWrittenIsNotTakenForGone() {
        load("""
                {'_id': 'sys', 'type': 'system:fake', 'host': 'h'},
                {'_id': 'in', 'type': 'pipe', 'namespaced_identifiers': true, 'source': {'type': 'fake', 'system': 'sys'},
                 'add_namespaces': true, 'sink': {'prevent_multiple_versions': true, 'type': 'dataset'},
                 'pump': {'max_write_errors_in_retry_dataset': 5, 'max_consecutive_write_errors': 5}}
                """);
        fixture.outside.put("a", 1);
        fixture.run("in");
        fixture.outside.put("a", 2);
        assertThat(fixture.run("in", RunKind.FULL).errors()).isEqualTo(1);
        assertThat(fixture.existing("in")).containsOnlyKeys("in:a");
    }

    /**
     * Changes of joined entities are followed back where namespaces are added on the way, by properties as well as by ids. The
     * repetition is the seed.
     */
    @RepeatedTest(6)
    void joinsAreFollowedBackToEntitiesThatGetTheirNamespacesOnTheWay(RepetitionInfo repetition) {
        load("""
                {'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                {'_id': 'towns', 'type': 'pipe', 'source': {'type': 'http_endpoint'}},
                {'_id': 'joined', 'type': 'pipe', 'namespaced_identifiers': true, 'add_namespaces': true,
                 'namespaces': {'identity': 'p', 'property': 'q'}, 'source': {'type': 'dataset', 'dataset': 'people'},
                 'transform': {'type': 'dtl', 'rules': {'default': [
                   ['copy', 'town'],
                   ['add', 'mayor', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S._id', 't.::mayor']], 'return': 't.::name'}]],
                   ['add', 'at', ['hops', {'datasets': ['towns t'], 'where': [['eq', '_S.:town', 't.::code']], 'return': 't.::name'}]]
                 ]}}}
                """);
        var random = new Random(repetition.getCurrentRepetition());
        Map<String, Integer> people = new TreeMap<>();
        Map<String, String> towns = new TreeMap<>();
        push("people", "[]");
        push("towns", "[]");
        for (int step = 0; step < 30; step++) {
            String id = "x" + random.nextInt(5);
            if (random.nextBoolean()) {
                people.put(id, random.nextInt(3));
                push("people", "[{'_id': '" + id + "', 'town': " + people.get(id) + "}]");
            } else {
                String town = "'code': " + random.nextInt(3) + ", 'mayor': 'p:x" + random.nextInt(5) + "'";
                towns.put(id, town);
                push("towns", "[{'_id': '" + id + "', 'name': 'T" + id + "', " + town + "}]");
            }
            if (random.nextInt(3) == 0) {
                assertThat(fixture.run("joined").message()).isEmpty();
            }
        }
        fixture.run("joined");
        Map<String, String> found = fixture.existing("joined");
        assertThat(found).hasSameSizeAs(people);
        people.forEach((id, code) -> {
            String json = found.get("p:" + id);
            towns.forEach((town, properties) -> {
                boolean mayor = properties.endsWith("'p:" + id + "'");
                boolean at = properties.startsWith("'code': " + code + ",");
                long times = json.split("\"T" + town + "\"", -1).length - 1L;
                assertThat(times).as("%s %s %s", id, json, properties).isEqualTo((mayor ? 1 : 0) + (at ? 1 : 0));
            });
        });
    }

    private void load(String components) {
        assertThat(fixture.load("[" + components + "]").problems()).isEmpty();
    }

    private void push(String pipe, String json) {
        fixture.push(pipe, SequenceParams.NONE, json);
    }
}
