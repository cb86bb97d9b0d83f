package io.perseid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code perseid dtl} as a process of its own: at a real pseudo-terminal, which {@code script} makes, and without one. */
class DtlTerminalTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir
    private Path home;

    @Test
    void atATerminalItCompletesAndWarnsOfNothing() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(SCRIPT), "no /usr/bin/script makes a pseudo-terminal here");
        String shown = run(
                List.of(SCRIPT.toString(), "-qec", String.join(" ", quoted(java())), "/dev/null"),
                "[\"upp\t\", \"ada\"]\r:help lower\r:quit\r");
        assertThat(shown).contains("dtl>", "\"ADA\"", "Strings in lower case").doesNotContain("WARNING", "Exception");
    }

    @Test
    void withoutATerminalItReadsAScript() throws Exception {
        assertThat(run(java(), "[\"upper\",\n \"ada\"]\n")).isEqualTo("\"ADA\"\n");
    }

    private List<String> java() {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "io.perseid.cli.Main",
                "dtl");
    }

    private static List<String> quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").toList();
    }

    private static String run(List<String> command, String keys) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(keys.getBytes(StandardCharsets.UTF_8));
        }
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return shown;
    }
}
