package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.perseid.hub.HubCode;
import io.perseid.hub.PipeState;
import io.perseid.hub.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A project's mistakes in its configuration: each has its code, its file, line and column, and the words that help; what was stored
 * stays, the rest of the project goes on, and the corrected pipe runs.
 */
class ConfigurationFaultsTest {
    /** Codes of configurations that a test of their own meets, because a file of a pipe can't make them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "config-unreadable",
            "config-bad-upload",
            "config-broken-system",
            "config-unknown-secret",
            "config-duplicate-id",
            "config-cycle",
            "config-deletes-much",
            "config-build-failed");

    private static final String PEOPLE =
            "{'_id': 'people', 'type': 'pipe', 'source': {'type': 'http_endpoint'}, 'sink': {'type': 'dataset', 'dataset': 'people'}}";
    private static final String WRITTEN =
            "{'_id': 'made', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]}, 'pump': {'mode': 'manual'}}";

    @TempDir
    Path folder;

    private OpenNode node;

    @BeforeEach
    void aNodeWithSomethingStored() {
        OpenNode.write(folder, "pipes/people.conf.json", PEOPLE);
        OpenNode.write(folder, "pipes/made.conf.json", WRITTEN);
        OpenNode.write(
                folder, "systems/store.conf.json", "{'_id': 'store', 'type': 'system:sqlite', 'database': 'shop.db'}");
        OpenNode.write(
                folder,
                "systems/web.conf.json",
                "{'_id': 'web', 'type': 'system:url', 'url_pattern': 'http://localhost/%s'}");
        node = OpenNode.on(folder);
        assertThat(node.post("/api/receivers/people/entities", "[{'_id': 'ada'}, {'_id': 'bob'}]"))
                .isEqualTo("200 {}");
    }

    @AfterEach
    void close() {
        node.close();
    }

    /** The mark ◆ stands where the message must point to; it is no part of the file. */
    private static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("json-malformed", "{'_id': 'made', 'type': 'pipe'} ◆}", ""),
                arguments("json-malformed", "{'_id': 'made',\n 'type': ◆pipe}", ""),
                arguments("config-wrong-type", "[◆7]", "wanted an object that describes a pipe or a system, found"),
                arguments(
                        "config-missing-property",
                        "◆{'type': 'pipe'}",
                        "a component needs the property '_id', a string"),
                arguments("config-bad-id", "{'_id': ◆7, 'type': 'pipe'}", "'_id', a string"),
                arguments(
                        "config-unknown-type",
                        "{'_id': 'made', 'type': ◆'pip'}",
                        "there is no component of type 'pip'"),
                arguments(
                        "config-missing-property",
                        "◆{'_id': 'made', 'type': 'pipe'}",
                        "a pipe needs the property 'source'"),
                arguments(
                        "config-unknown-type",
                        "{'_id': 'made', 'type': 'pipe', 'source': {'type': ◆'datset'}}",
                        "there is no source of type 'datset' (did you mean 'dataset'?)"),
                arguments(
                        "config-unknown-property",
                        pipe("'type': 'embedded', ◆'entitis': [], 'entities': []"),
                        "a source of type embedded has no property 'entitis' (did you mean 'entities'?)"),
                arguments(
                        "config-wrong-type",
                        pipe("'type': 'embedded', 'entities': ◆7"),
                        "'entities' has the wrong form: wanted a list of objects, found 7"),
                arguments(
                        "config-missing-property",
                        pipe("'type': 'embedded', 'entities': [{'_id': 'a'},\n ◆{'id': 'b'}]"),
                        "an entity needs the property '_id', a string"),
                arguments(
                        "config-unknown-system",
                        pipe("'type': 'sql', 'table': 't', 'system': ◆'stor'"),
                        "there is no system 'stor' (did you mean 'store'?)"),
                arguments(
                        "config-wrong-system",
                        pipe("'type': 'sql', 'table': 't', 'system': ◆'web'"),
                        "the system 'web' of type url can't be used here"),
                arguments(
                        "config-without-effect",
                        pipe(
                                "'type': 'csv', 'system': 'web', 'url': 'a.csv', 'primary_key': 'id', 'supports_since': ◆true"),
                        "a file is read from its beginning"),
                arguments(
                        "config-unknown-dataset",
                        pipe("'type': 'dataset', 'dataset': ◆'peple'"),
                        "no pipe writes the dataset 'peple'"),
                arguments(
                        "config-shared-dataset",
                        "{'_id': 'zoo', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': []},"
                                + " 'sink': {'type': 'dataset', 'dataset': ◆'people'}}",
                        "the pipe 'people' writes the dataset 'people' already"),
                arguments(
                        "config-unknown-variable",
                        pipe("'type': 'dataset', 'dataset': ◆'$ENV(where)'"),
                        "the environment variable 'where' is not set"),
                arguments(
                        "config-no-alternative",
                        pipe("'type': 'conditional', 'condition': ◆'tst', 'alternatives': {'test': {'type': 'null'}}"),
                        "no alternative is named 'tst' (did you mean 'test'?)"),
                arguments(
                        "config-bad-cron",
                        "{'_id': 'made', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': []},\n"
                                + " 'pump': {'cron_expression': ◆'61 * * * *'}}",
                        "61"),
                arguments(
                        "config-conflict",
                        "{'_id': 'made', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': []},\n"
                                + " 'pump': {'partial_rescan_run_count': ◆5}}",
                        "'partial_rescan_run_count' and 'partial_rescan_delta' need each other"),
                arguments(
                        "config-not-tracked",
                        "{'_id': 'made', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'}, 'transform': [\n"
                                + " {'type': 'dtl', 'rules': {'default': [['copy', '*']]}},\n"
                                + " ◆{'type': 'dtl', 'rules': {'default': [['add', 'n', ['hops', {'datasets': ['more m'],"
                                + " 'where': ['eq', '_S.x', 'm.x']}]]]}}]}",
                        "changes in the joined dataset 'more' can't be followed back: it is joined in a later"),
                arguments("dtl-unknown-function", rules("['add', 'name', [◆'uper', '_S.name']]"), "uper"),
                arguments("dtl-unknown-function", rules("[◆'ad', 'name', 1]"), "ad"),
                arguments("dtl-argument-count", rules("['add', 'name', ◆['upper']]"), "upper"),
                arguments("dtl-unknown-variable", rules("['add', 'name', ◆'_Q.name']"), "_Q"),
                arguments("dtl-unknown-rule", rules("['add', 'x', ['apply', ◆'othr', '_S.']]"), "othr"));
    }

    private static String pipe(String source) {
        return "{'_id': 'made',\n 'type': 'pipe',\n 'source': {" + source + "}}";
    }

    private static String rules(String rule) {
        return "{'_id': 'made', 'type': 'pipe', 'source': {'type': 'embedded', 'entities': [{'_id': 'x'}]},\n"
                + " 'transform': {'type': 'dtl', 'rules': {'default': [\n  ['copy', '*'],\n  " + rule + "]}}}";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeHasItsCodeItsPlaceAndItsWordsAndNothingIsLost(String code, String marked, String words)
            throws InterruptedException {
        assertThat(node.run("made").message()).isEmpty();
        int mark = marked.indexOf('◆');
        String before = marked.substring(0, mark);
        int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
        int column = mark - before.lastIndexOf('\n');
        node.write("pipes/made.conf.json", marked.replace("◆", ""));

        var told = node.reload().problems();

        assertThat(told)
                .as(told.toString())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains(" " + code + ": ")
                        .startsWith("pipes/made.conf.json:" + line + ":" + column)
                        .contains(words));
        assertThat(node.existing("people")).containsOnlyKeys("ada", "bob");
        assertThat(node.existing("made")).containsOnlyKeys("x");
        assertThat(node.post("/api/receivers/people/entities", "[{'_id': 'cy'}]"))
                .isEqualTo("200 {}");

        node.write("pipes/made.conf.json", WRITTEN);
        assertThat(node.reload().problems()).isEmpty();
        assertThat(node.run("made").message()).isEmpty();
        assertThat(node.existing("made")).containsOnlyKeys("x");
        assertThat(node.existing("people")).containsOnlyKeys("ada", "bob", "cy");
    }

    @Test
    void noCodeOfTheConfigurationIsLeftOut() {
        var met = mistakes().map(row -> (String) row.get()[0]).collect(Collectors.toSet());
        var all = Arrays.stream(HubCode.values()).map(HubCode::id).filter(id -> id.startsWith("config-"));
        assertThat(all).allMatch(id -> met.contains(id) || ELSEWHERE.contains(id));
    }

    @Test
    void whatIsWrongIsShownAtThePipeAndItCannotBeStarted() {
        node.write("pipes/made.conf.json", rules("['add', 'name', ['uper', '_S.name']]"))
                .reload();
        assertThat(node.get("/api/pipes/made")).contains("dtl-unknown-function", "'line':4", "pipes/made.conf.json");
        assertThat(node.get("/api/flow")).contains("'state':'" + PipeState.INVALID.word() + "'");
        assertThat(node.post("/api/pipes/made/pump?operation=start", "")).contains("pipe-invalid", "made");
        assertThat(node.get("/api/health")).isEqualTo("200 {'status':'ok'}");
    }

    @Test
    void allMistakesAreToldAtOnceAndNoneIsApplied() {
        String answer = node.put(
                "/api/config",
                "[" + PEOPLE + ", {'_id': 'a', 'type': 'pipe'},"
                        + " {'_id': 'b', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 7}}]");
        assertThat(answer)
                .startsWith("400 ")
                .contains("'_id':'a'", "'_id':'b'", "config-missing-property", "config-wrong-type");
        assertThat(node.get("/api/pipes/made")).startsWith("200 ");
    }

    @Test
    void aFileThatIsNotUtf8IsNamedAndTheOthersAreUsed() throws IOException {
        Files.write(folder.resolve("pipes/made.conf.json"), new byte[] {'{', '"', (byte) 0xE6, '"', '}'});
        var told = node.reload().problems();
        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("pipes/made.conf.json:1:3: error config-unreadable: ")
                        .contains("UTF-8"));
        assertThat(node.get("/api/pipes/people")).startsWith("200 ");
    }

    @Test
    void aPipeOfABrokenSystemSaysSoAndTheSystemSaysWhy() {
        node.write("systems/store.conf.json", "{'_id': 'store', 'type': 'system:sqlite',\n 'databas': 'shop.db'}")
                .write("pipes/made.conf.json", pipe("'type': 'sql', 'table': 't', 'system': 'store'"))
                .reload();
        assertThat(node.problems("made"))
                .contains("pipes/made.conf.json:3:52 ")
                .contains("config-broken-system: the system 'store' can't be used");
        assertThat(node.problems("store"))
                .contains("systems/store.conf.json:2:2 ")
                .contains("has no property 'databas'");
    }

    @Test
    void aSecretThatIsNotSetIsNamedAtItsPlace() {
        node.write("systems/store.conf.json", "{'_id': 'store', 'type': 'system:sqlite',\n 'database': '$SECRET(key)'}")
                .reload();
        assertThat(node.problems("store"))
                .contains("systems/store.conf.json:2:14 ")
                .contains("config-unknown-secret: the secret 'key' is not set");
    }

    @Test
    void anUploadThatIsNoArchiveIsRefused() {
        assertThat(node.put("/api/config", "PK, but no archive"))
                .startsWith("400 ")
                .contains("config-bad-upload");
        assertThat(node.get("/api/pipes/made")).startsWith("200 ");
    }

    @Test
    void theSecondOfTwoWithOneIdIsToldWhereTheFirstIs() {
        node.write("pipes/zed.conf.json", "{'_id': 'people', 'type': 'pipe'}");
        assertThat(node.reload().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("pipes/zed.conf.json:1:9 ")
                        .contains(
                                "config-duplicate-id: the id 'people' is taken already at pipes/people.conf.json:1:1"));
        assertThat(node.post("/api/receivers/people/entities", "[{'_id': 'cy'}]"))
                .isEqualTo("200 {}");
        assertThat(node.existing("people")).containsOnlyKeys("ada", "bob", "cy");
    }

    @Test
    void pipesInACircleAreToldAndTheirEntitiesComeToARest() throws InterruptedException {
        node.write("pipes/a.conf.json", """
                        {'_id': 'a', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
                         'transform': {'type': 'dtl', 'rules': {'default': [
                           ['copy', '*'],
                           ['add', 'n', ['count', ['hops', {'datasets': ['b x'], 'where': ['eq', '_S._id', 'x._id']}]]]]}},
                         'pump': {'mode': 'manual'}}
                        """).write("pipes/b.conf.json", """
                        {'_id': 'b', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'a'},
                         'transform': {'type': 'dtl', 'rules': {'default': [['copy', '*']]}},
                         'pump': {'mode': 'manual'}}
                        """).reload();
        assertThat(node.problems("a"))
                .startsWith(
                        "pipes/a.conf.json:1:1: warning config-cycle: the pipes feed each other in a circle: a → b → a");
        for (String pipe : List.of("a", "b", "a", "b", "a", "b")) {
            assertThat(node.run(pipe, RunKind.INCREMENTAL).message()).isEmpty();
        }
        assertThat(node.existing("b")).isEqualTo(Map.of("ada", "{'n':1}", "bob", "{'n':1}"));
        assertThat(node.run("a", RunKind.INCREMENTAL).out()).isZero();
        assertThat(node.existing("people")).containsOnlyKeys("ada", "bob");
        assertThat(node.get("/api/pipes/a")).contains("config-cycle");
    }
}
