package io.perseid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code perseid dtl}. */
class DtlCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void fmtWritesOneFormAndLeavesItAsItIs() throws IOException {
        Path file = folder.resolve("pipe.conf.json");
        Files.writeString(file, "{\"b\":1E400,\"a\":[ [\"copy\",\"*\"] ,\"~f1.50\"]}");
        assertThat(run("dtl", "fmt", "--check", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(run("dtl", "fmt", file.toString())).isEqualTo(ExitCode.DONE);
        assertThat(file).content().isEqualTo("{\"b\": 1E+400, \"a\": [[\"copy\", \"*\"], \"~f1.50\"]}\n");
        assertThat(run("dtl", "fmt", "--check", file.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void checkSaysWhatIsWrongAndWhere() throws IOException {
        Files.createDirectories(folder.resolve("pipes"));
        Files.writeString(folder.resolve("pipes/p.conf.json"), """
                {"_id": "p", "type": "pipe", "source": {"type": "dataset", "dataset": "x"},
                 "transform": {"type": "dtl", "rules": {"default": [["cpy", "*"]]}}}""");
        assertThat(run("dtl", "check", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("pipes/p.conf.json:2:", "dtl-unknown-function", "\"copy\"", "1 error(s)");
    }

    @Test
    void testPrintsALineForEachFailureAndThenTheCount() throws IOException {
        Path file = folder.resolve("cases.json");
        Files.writeString(file, """
                [{"id": "good", "dtl": ["upper", "a"], "expected": "A"},
                 {"id": "bad", "dtl": ["upper", "a"], "expected": "a"}]""");
        assertThat(run("dtl", "test", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().lines()).containsExactly("bad: expected \"a\", actual \"A\"", "1 passed, 1 failed");
    }

    @Test
    void evalPrintsWhatComesOfRules() {
        assertThat(run("dtl", "eval", "[\"upper\", \"_S.a\"]", "--source", "{\"a\": \"x\"}"))
                .isEqualTo(ExitCode.DONE);
        assertThat(run("dtl", "eval", "[[\"add\", \"a\", 1], [\"create\", {\"_id\": \"b\"}]]"))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString().lines()).containsExactly("\"X\"", "{\"a\": 1}", "emitted {\"_id\": \"b\"}");
    }

    @Test
    void evalOfAWrongRuleFails() {
        assertThat(run("dtl", "eval", "[\"uper\", 1]")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("expression:1:2", "did you mean \"upper\"?");
        assertThat(run("dtl", "function", "uper")).isEqualTo(ExitCode.FAILED);
        assertThat(run("dtl", "test", folder.resolve("none.json").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("the file can't be read");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
