package io.perseid.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's first pipe and first rule, typed as they stand there.
 *
 * <p>{@code ./perseid} is here a script of two lines on the classes under test: the launcher has a test of its own, as have the demo and
 * the test command. The port is a free one.
 */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Path README = Path.of("").toAbsolutePath().getParent().resolve("README.md");

    @TempDir
    private Path folder;

    @Test
    void theTwoCommandsAreTheContract() throws IOException {
        assertThat(blocks().getFirst()).isEqualTo("./perseid demo\n./perseid test\n");
    }

    @Test
    void theFirstPipeGreetsAdaAndTheFirstRuleIsExplained() throws Exception {
        List<String> blocks = blocks();
        int port = freePort();
        writeLauncher();
        Process node = shell(blocks.get(1), port, "node.log");
        try {
            awaitPort(port, node);
            Process client = shell(blocks.get(2), port, "client.log");
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(text("client.log"))
                    .contains("\"greeting\":\"Hello, ADA!\"")
                    .contains("\"_updated\":0");
            Process rule = shell(blocks.get(3), port, "rule.log");
            assertThat(rule.waitFor()).as(text("rule.log")).isZero();
            assertThat(text("rule.log"))
                    .contains("email = \"ada@example.org\"")
                    .contains("filtered, because")
                    .contains("[\"gte\", \"_S.age\", 18] is false");
        } finally {
            node.descendants().forEach(ProcessHandle::destroy);
            node.destroy();
            node.waitFor();
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void writeLauncher() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String script = "#!/bin/sh\nexec '" + java + "' --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' io.perseid.cli.Main \"$@\"\n";
        Path launcher = folder.resolve("perseid");
        Files.writeString(launcher, script);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process shell(String commands, int port, String log) throws IOException {
        var builder = new ProcessBuilder("sh", "-e", "-c", commands.replace(":9042", ":" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("PERSEID_HTTP_PORT", Integer.toString(port));
        builder.environment().put("PERSEID_URL", "http://127.0.0.1:" + port);
        return builder.start();
    }

    private void awaitPort(int port, Process node) throws Exception {
        while (node.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                node.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("the node ended: " + text("node.log"));
    }

    private String text(String log) throws IOException {
        return Files.readString(folder.resolve(log));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
