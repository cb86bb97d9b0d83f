package io.perseid.repl;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying the language out, from a script. */
class ReplTest {
    @TempDir
    private Path folder;

    private final Repl repl = new Repl(new Dtl(Functions.standard()), Elsewhere::new);

    @Test
    void anExpressionGivesItsValue() {
        assertThat(said("[\"upper\", \"ada\"]")).isEqualTo("\"ADA\"\n");
    }

    @Test
    void pathsAndTransformsSeeTheSource() {
        assertThat(said(":source {\"n\": [1, 2]}\n_S.n\n[[\"add\", \"sum\", [\"sum\", \"_S.n\"]]]\n[\"copy\", \"*\"]"))
                .isEqualTo("""
                        {"n": [1, 2]}
                        [1, 2]
                        {"sum": 3}
                        {"_id": "", "n": [1, 2]}
                        """);
    }

    @Test
    void anInputMayGoOverSeveralLines() {
        assertThat(said("[\"concat\",\n \"a\",\n \"b\"]")).isEqualTo("\"ab\"\n");
    }

    @Test
    void whatIsWrongStandsUnderItsPlace() {
        assertThat(said("[\"concat\",\n  [\"uper\", \"a\"]]")).isEqualTo("""
                  ["uper", "a"]]
                   ^
                error: there is no such function name=uper; did you mean "upper"?
                """);
        assertThat(said("[\"upper\" 1]")).startsWith("[\"upper\" 1]\n         ^\nerror: malformed JSON");
    }

    @Test
    void aFailureDoesNotEndTheSession() throws IOException {
        var out = new StringWriter();
        var in = new BufferedReader(new StringReader("[\"uper\", 1]\n[\"upper\", \"a\"]\n:quit\n[\"lower\", \"X\"]\n"));
        assertThat(repl.script(in, new PrintWriter(out, true))).isFalse();
        assertThat(out.toString()).endsWith("\"A\"\n");
    }

    @Test
    void helpSaysWhatAFunctionDoes() {
        assertThat(said(":help concat")).startsWith("[\"concat\", values…]\n  All strings");
        assertThat(said(":help")).contains(":load PATH", "Tab completes");
        assertThat(said(":functions base64")).isEqualTo("base64-decode base64-encode\n");
        assertThat(said(":help concta"))
                .isEqualTo("failed: there is no such function; see :functions function=concta\n");
    }

    @Test
    void rulesApplyEachOther() {
        assertThat(said("""
                        :source {"_id": "1", "lines": [{"n": 1}, {"n": 2}]}
                        :rule line [["add", "n", ["plus", 1, "_S.n"]]]
                        :rule default [["add", "lines", ["apply", "line", "_S.lines"]]]
                        :run""")).endsWith("{\"lines\": [{\"n\": 2}, {\"n\": 3}]}\n");
    }

    @Test
    void aDirectoryGivesDatasetsEntitiesAndPipes() throws IOException {
        Files.createDirectories(folder.resolve("pipes"));
        Files.writeString(
                folder.resolve("orders.json"), "[{\"_id\": \"o1\", \"of\": \"1\"}, {\"_id\": \"o2\", \"of\": \"2\"}]");
        Files.writeString(
                folder.resolve("pipes/p.conf.json"),
                "{\"_id\": \"p\", \"transform\": {\"type\": \"dtl\", \"rules\": {\"default\": [[\"copy\", \"of\"]]}}}");
        assertThat(said("""
                        :load %s
                        :dataset
                        :entity orders o2
                        :pipe p
                        :run
                        :source {"_id": "1"}
                        ["hops", {"datasets": ["orders o"], "where": ["eq", "_S._id", "o.of"], "return": "o._id"}]""".formatted(folder))).isEqualTo("""
                        opened %s with 1 dataset(s)
                        orders 2
                        {"_id": "o2", "of": "2"}
                        rules default
                        {"of": "2"}
                        {"_id": "1"}
                        ["o1"]
                        """.formatted(folder));
    }

    @Test
    void aNodeGivesThemToo() {
        assertThat(said(":node somewhere\n:dataset d 1\n:entity d b\n:entity d c\n:pipe x"))
                .isEqualTo("""
                        datasets, entities and pipes come from somewhere
                        d has 1 entities
                        {"_id": "b"}
                        failed: there is no such entity dataset=d entity=c
                        failed: there is no such pipe pipe=x
                        """);
    }

    @Test
    void commandsWithoutWhatTheyNeedSaySo() {
        assertThat(said(":load")).isEqualTo("failed: the command needs a path; see :help\n");
        assertThat(said(":nope")).isEqualTo("failed: there is no such command; see :help command=nope\n");
        assertThat(said(":dataset d")).startsWith("failed: nothing is open");
    }

    @Test
    void completionKnowsFunctionsPropertiesAndCommands() {
        said(":source {\"_id\": \"1\", \"name\": 1, \"lines\": [{\"amount\": 1}, {\"ean\": 2}]}");
        assertThat(completed("[\"datetime-p")).containsExactly("datetime-parse", "datetime-plus");
        assertThat(completed("[\"upper\", \"_S.")).containsExactly("_id", "lines", "name");
        assertThat(completed("_S.lines.")).containsExactly("amount", "ean");
        assertThat(completed("_S.lines.am")).containsExactly("amount");
        assertThat(completed(":he")).containsExactly("help");
        assertThat(completed(":help ni-c")).containsExactly("ni-collapse");
        assertThat(completed("[\"upper\", ")).isEmpty();
    }

    private List<String> completed(String typed) {
        return Completion.of(repl.session(), typed).words();
    }

    private String said(String script) {
        var out = new StringWriter();
        try {
            repl.script(new BufferedReader(new StringReader(script)), new PrintWriter(out, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A node with one dataset of two entities. */
    private record Elsewhere(String name) implements Origin {
        @Override
        public List<JsonNode> entities(String dataset, int most) {
            return List.of(entity("a"), entity("b")).subList(0, most);
        }

        @Override
        public Optional<JsonNode> entity(String dataset, String id) {
            return Optional.of(entity(id)).filter(_ -> id.equals("b"));
        }

        @Override
        public JsonNode pipe(String id) {
            throw new Fault(ReplCode.REPL_MISSING, "there is no such pipe", "pipe", id);
        }

        private static JsonNode entity(String id) {
            return Json.parseLocated("{\"_id\": \"" + id + "\"}", "");
        }
    }
}
