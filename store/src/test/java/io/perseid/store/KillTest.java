package io.perseid.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.EntityVersion;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.Backups;
import io.perseid.time.Time;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Kills a process that writes, as {@code kill -9} does, again and again, and looks at what it left. {@code
 * -Dperseid.kills=200} makes it long.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("perseid.kills", 8);
    private static final int KILLS_OF_ONE_STORE = 8;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
        for (int kill = 0; kill < KILLS; kill += KILLS_OF_ONE_STORE) {
            oneStore(kill);
        }
    }

    private static void oneStore(long seed) throws Exception {
        Path directory = Files.createTempDirectory("perseid-kill-test");
        var random = new Random(seed);
        try {
            for (int kill = 0; kill < KILLS_OF_ONE_STORE; kill++) {
                long acknowledged = runAndKill(directory, seed, 1 + random.nextInt(120), random.nextInt(4));
                look(directory, seed, acknowledged);
                lookAtBackups(directory);
            }
        } finally {
            TestStore.delete(directory);
            Path backups = directory.resolveSibling(directory.getFileName() + "-backups");
            if (Files.exists(backups)) {
                TestStore.delete(backups);
            }
        }
    }

    /** Starts the process, kills it some acknowledgements later, and answers the last thing it acknowledged. */
    private static long runAndKill(Path directory, long seed, int acknowledgements, int moreMillis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        directory.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = 0;
        try (var out = new DataInputStream(process.getInputStream())) {
            for (int i = 0; i < acknowledgements; i++) {
                acknowledged = out.readLong();
            }
            process.waitFor(moreMillis, TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            acknowledged = lastOf(out, acknowledged);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static long lastOf(DataInputStream out, long acknowledged) {
        long last = acknowledged;
        try {
            while (true) {
                last = out.readLong();
            }
        } catch (EOFException e) {
            return last;
        } catch (IOException e) {
            // The pipe was closed with the process.
            return last;
        }
    }

    private static List<EntityVersion> versions(Dataset dataset, long before) {
        List<EntityVersion> versions = new ArrayList<>();
        try (var reader = dataset.read(ReadRequest.all())) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().offset() < before) {
                    versions.add(next.get());
                }
            }
        }
        return versions;
    }

    private static List<String> texts(List<EntityVersion> versions) {
        return versions.stream().map(People::text).toList();
    }

    /** Whatever counts as a backup can be restored and is sound; what was cut off doesn't count. */
    private static void lookAtBackups(Path directory) throws IOException {
        Backups backups = Appending.backups(directory);
        backups.prune(1);
        for (Backup backup : backups.list()) {
            Path scratch = directory.resolveSibling(directory.getFileName() + "-restored");
            try {
                backups.restore(backup.name(), scratch);
                assertThat(StoreCheck.check(scratch, StoreSettings.small(), Time.system())
                                .findings())
                        .isEmpty();
            } finally {
                TestStore.delete(scratch);
            }
        }
    }

    private static void look(Path directory, long seed, long acknowledged) {
        try (Store store = Store.open(directory, StoreSettings.small(), Time.system())) {
            long steps = Appending.stepsDone(store);
            assertThat(steps).as("steps of seed %d", seed).isGreaterThanOrEqualTo(acknowledged);
            Dataset dataset = store.openOrCreate(Appending.PEOPLE);
            ModelDataset model = Appending.replay(seed, steps);
            List<EntityVersion> log = versions(dataset, model.nextOffset());
            assertThat(model.log()).containsSubsequence(texts(log));
            assertThat(Appending.isFull(steps) || dataset.nextOffset() == model.nextOffset())
                    .as("only a full run may have begun without its progress")
                    .isTrue();
            if (dataset.nextOffset() == model.nextOffset()) {
                assertThat(People.read(dataset, ReadRequest.latest())).isEqualTo(model.newest(Long.MAX_VALUE));
                dataset.addIndex(People.BY_TOWN);
                assertThat(new HashSet<>(People.inTown(dataset, "town-3"))).isEqualTo(model.inTown("town-3"));
                dataset.compact(CompactionPolicy.keep(Appending.KEPT));
                model.compact(Appending.KEPT);
                assertThat(People.log(dataset)).isEqualTo(model.log());
            }
            assertThat(StoreCheck.check(store).findings()).isEmpty();
        }
    }
}
