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
 * Kills a process that writes, as {@code kill -9} does, again and again, in the middle of each kind of work in turn, and looks
 * at what it left. {@code -Dperseid.kills=200} makes it long ({@code perseid test --crash 200}).
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("perseid.kills", 5);
    private static final List<Appending.Work> WORKS = List.of(Appending.Work.values());
    private static final int KILLS_OF_ONE_STORE = 10;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
        for (int kill = 0; kill < KILLS; kill += KILLS_OF_ONE_STORE) {
            oneStore(kill, Math.min(KILLS_OF_ONE_STORE, KILLS - kill));
        }
    }

    private static void oneStore(long seed, int kills) throws Exception {
        Path folder = Files.createTempDirectory("perseid-kill-test");
        Path directory = folder.resolve("data");
        var random = new Random(seed);
        try {
            for (int kill = 0; kill < kills; kill++) {
                Appending.Work work = WORKS.get(kill % WORKS.size());
                long acknowledged = runAndKill(directory, seed, work, 1 + random.nextInt(5), random.nextInt(12_000));
                look(directory, seed, acknowledged);
                lookAtBackups(directory, work == Appending.Work.RESTORE);
            }
        } finally {
            TestStore.delete(folder);
        }
    }

    /**
     * Starts the process, kills it so many microseconds after it has begun its work for the so manieth time, and answers the
     * last thing it acknowledged.
     */
    private static long runAndKill(Path directory, long seed, Appending.Work work, int times, int micros)
            throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        directory.toString(),
                        Long.toString(seed),
                        work.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = 0;
        try (var out = new DataInputStream(process.getInputStream())) {
            for (int begun = 0; begun < times; ) {
                long told = out.readLong();
                begun += told == Appending.WORKING ? 1 : 0;
                acknowledged = Math.max(acknowledged, told);
            }
            process.waitFor(micros, TimeUnit.MICROSECONDS);
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
                last = Math.max(last, out.readLong());
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

    /**
     * Whatever counts as a backup can be restored and is sound; what was cut off doesn't count. A restore that was cut off left
     * either nothing or a sound store, and can be done again.
     */
    private static void lookAtBackups(Path directory, boolean restoring) throws IOException {
        Backups backups = Appending.backups(directory);
        backups.prune(1);
        if (restoring) {
            sound(Appending.restored(directory));
            Appending.restore(directory);
            sound(Appending.restored(directory));
        }
        for (Backup backup : backups.list()) {
            Path scratch = directory.resolveSibling("scratch");
            try {
                backups.restore(backup.name(), scratch);
                sound(scratch);
            } finally {
                TestStore.delete(scratch);
            }
        }
    }

    private static void sound(Path store) {
        if (Store.isStore(store)) {
            assertThat(StoreCheck.check(store, StoreSettings.small(), Time.system())
                            .findings())
                    .isEmpty();
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
