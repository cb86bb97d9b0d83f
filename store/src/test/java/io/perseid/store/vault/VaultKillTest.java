package io.perseid.store.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.store.DatasetName;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.Retention;
import io.perseid.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that takes and copies backups, again and again. {@code -Dperseid.kills=200} makes it long. */
class VaultKillTest {
    private static final int KILLS = Math.max(3, Integer.getInteger("perseid.kills", 8) / 2);
    private static final EncryptionKey KEY = EncryptionKey.parse("07".repeat(32));

    @TempDir
    Path folder;

    /** The process: appends, takes a backup, copies it, and says so with a byte; for ever. */
    static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        var local = new Backups(folder.resolve("backups"), Time.system());
        var copies = copies(folder);
        try (var store = Store.open(folder.resolve("data"), StoreSettings.small(), Time.system())) {
            var people = store.openOrCreate(new DatasetName("people"));
            while (true) {
                var writer = people.writer("test");
                for (int i = 0; i < 50; i++) {
                    long n = people.nextOffset();
                    writer.append(
                            List.of(Entity.of(new EntityId("p" + n % 40), DictValue.of("n", IntegerValue.of(n)))),
                            Progress.NONE);
                }
                copies.copy(local, local.take(store), BackupProgress.NONE);
                local.prune(2);
                System.out.write(1);
                System.out.flush();
            }
        }
    }

    private static VaultCopies copies(Path folder) {
        return new VaultCopies(
                () -> Vault.open(new DirectoryBlobs(folder.resolve("vault")), KEY),
                new VaultPlan(new Retention(3, 0, 0, 0), Duration.ZERO, Duration.ofDays(7)),
                Time.system(),
                new Random(1));
    }

    @Test
    void whatCountsInTheVaultCanAlwaysBeRestored() throws Exception {
        var random = new Random(11);
        int acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged += runAndKill(1 + random.nextInt(3), random.nextInt(150));
            var vault = Vault.open(new DirectoryBlobs(folder.resolve("vault")), KEY);
            var local = new Backups(folder.resolve("backups"), Time.system());
            local.prune(2);
            List<Backup> counted = vault.list();
            assertThat(counted).hasSizeGreaterThanOrEqualTo(Math.min(3, acknowledged));
            for (Backup backup : counted) {
                assertThat(local.prove(vault, backup, BackupProgress.NONE).versions())
                        .isPositive();
            }
        }
    }

    private int runAndKill(int acknowledgements, int moreMillis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VaultKillTest.class.getName(),
                        folder.toString())
                .redirectError(Files.createTempFile(folder, "process", ".log").toFile())
                .start();
        try (var out = process.getInputStream()) {
            assertThat(out.readNBytes(acknowledgements)).hasSize(acknowledgements);
            process.waitFor(moreMillis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledgements;
    }
}
