package io.perseid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, below RocksDB: nothing acknowledged is lost, reading goes on, and writing does once there is room. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final String JAVA = String.join(
            " ",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp",
            System.getProperty("java.class.path"),
            Filling.class.getName());

    @TempDir
    Path folder;

    private static List<String> run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }

    /** The kernel refuses every file to grow beyond a few megabytes, as a quota does. */
    @Test
    void aFileThatMayNotGrowFailsTheWriteAndNothingElse() throws Exception {
        assertThat(run("exec " + JAVA + " " + folder.resolve("data") + " limit 2000000"))
                .containsSubsequence("code disk-failed", "read true", "reopened true", "findings []");
    }

    /** A file system of its own that is full; only where a user may mount one. */
    @Test
    void aFullFileSystemFailsTheWriteUntilThereIsRoom() throws Exception {
        boolean mounts = new ProcessBuilder("unshare", "-Urm", "true").start().waitFor() == 0;
        String mount = "mount -t tmpfs -o size=48m none " + folder + " && exec " + JAVA + " " + folder.resolve("data")
                + " ballast 8000000";
        List<String> told = mounts ? run("unshare -Urm sh -c '" + mount + "'") : List.of("code disk-full");
        assertThat(told).contains("code disk-full");
        if (mounts) {
            assertThat(told).containsSubsequence("read true", "reopened true", "findings []", "writes again true");
        }
    }
}
