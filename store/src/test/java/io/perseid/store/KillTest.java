package io.perseid.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.time.Time;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
            }
        } finally {
            TestStore.delete(directory);
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

    private static void look(Path directory, long seed, long acknowledged) {
        try (Store store = Store.open(directory, StoreSettings.small(), Time.system())) {
            long steps = Appending.stepsDone(store);
            assertThat(steps).as("steps of seed %d", seed).isGreaterThanOrEqualTo(acknowledged);
            Dataset dataset = store.openOrCreate(Appending.PEOPLE);
            ModelDataset model = Appending.replay(seed, steps);
            var log = People.log(dataset);
            assertThat(log.subList(0, (int) model.nextOffset())).isEqualTo(model.log());
            assertThat(Appending.isFull(steps) || log.size() == model.nextOffset())
                    .as("only a full run may have begun without its progress")
                    .isTrue();
            if (log.size() == model.nextOffset()) {
                dataset.addIndex(People.BY_TOWN);
                assertThat(new HashSet<>(People.inTown(dataset, "town-3"))).isEqualTo(model.inTown("town-3"));
            }
            assertThat(StoreCheck.check(store).findings()).isEmpty();
        }
    }
}
