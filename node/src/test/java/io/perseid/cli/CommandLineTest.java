package io.perseid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsTheCommandsAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("node", "validate", "upload", "completion", "no node answers");
    }

    @Test
    void anUnknownCommandIsAWrongCommandLine() {
        assertThat(run("nod")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("nod");
    }

    @Test
    void aNodeThatDoesNotAnswerHasAnExitCodeOfItsOwn() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(run("status", "--url", "127.0.0.1:" + free)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("code=node-unreachable", "perseid node");
    }

    @Test
    void wrongSettingsAreAllTold() {
        assertThat(run("node", "--port", "high", "--set", "http.prot=1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("command line --port", "did you mean http.port?", "2 problem(s)");
    }

    @Test
    void aTakenPortIsToldWithTheWayOut() throws IOException {
        try (var socket = new ServerSocket(0)) {
            String port = String.valueOf(socket.getLocalPort());
            assertThat(run(
                            "node",
                            "--port",
                            port,
                            "--data",
                            folder.resolve("data").toString()))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("code=port-taken", "port=" + port, "choose another with --port");
        }
    }

    @Test
    void completionIsAScript() {
        assertThat(run("completion", "bash")).isZero();
        assertThat(out.toString()).contains("complete -F _complete_perseid", "validate");
    }

    @Test
    void theSettingsAreListed() {
        assertThat(run("settings")).isZero();
        assertThat(out.toString()).contains("http.max_receiving", "PERSEID_HTTP_MAX_RECEIVING");
    }

    @Test
    void aWrongConfigurationIsToldWithItsPlaces() throws IOException {
        Files.createDirectories(folder.resolve("pipes"));
        Files.writeString(
                folder.resolve("pipes/a.conf.json"),
                "{\"_id\": \"a\", \"type\": \"pipe\",\n \"source\": {\"type\": \"nonsense\"}}");
        Files.writeString(folder.resolve("pipes/b.conf.json"), "{\"_id\": \"b\",, }");
        assertThat(run("validate", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("pipes/a.conf.json:2:", "pipes/b.conf.json:1:", "error(s)");
    }

    @Test
    void aRightConfigurationHasNothingToTell() throws IOException {
        Files.createDirectories(folder.resolve("pipes"));
        Files.writeString(
                folder.resolve("pipes/a.conf.json"),
                "{\"_id\": \"a\", \"type\": \"pipe\", \"source\": {\"type\": \"embedded\", \"entities\": []}}");
        assertThat(run("validate", folder.toString())).as(out.toString()).isZero();
        assertThat(out.toString()).contains("0 error(s)");
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        assertThat(run("validate", folder.resolve("none").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("code=directory-missing", "none");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
