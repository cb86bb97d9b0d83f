package io.perseid.store;

import static io.perseid.store.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Entity;
import io.perseid.fault.Fault;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that gives back something else than was written: a flipped bit, a file that ends early, a page of zeros, a file that is gone.
 * Either the store says so, by a code that means it, or it answers as if nothing had been damaged. {@code -Dperseid.damages=1000} makes
 * it long ({@code perseid test --crash N}). The number of the damage is its seed.
 */
class DamageTest {
    private static final int DAMAGES = Integer.getInteger("perseid.damages", 60);
    private static final Set<StoreCode> DAMAGE = EnumSet.of(
            StoreCode.STORE_CORRUPT, StoreCode.STORE_LOST_WRITES, StoreCode.STORE_NOT_A_STORE, StoreCode.DISK_FAILED);

    @RegisterExtension
    final TestStore test = new TestStore();

    @TempDir
    Path folder;

    private List<String> wanted = List.of();

    /** A store with tables on two levels, a write-ahead log that was synced, and nothing that was not. */
    @BeforeEach
    void fill() {
        Dataset dataset = test.dataset("people");
        dataset.addIndex(People.BY_TOWN);
        DatasetWriter writer = dataset.writer("test");
        for (int round = 0; round < 6; round++) {
            List<Entity> batch = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                batch.add(person("p" + i, "town-" + (i + round) % 7, "x".repeat(i % 90)));
            }
            writer.append(batch, Progress.NONE);
            if (round == 2) {
                dataset.reclaim();
            }
            if (round == 4) {
                test.engine().flush();
            }
        }
        writer.sync();
        wanted = contents(dataset);
    }

    private static List<String> contents(Dataset dataset) {
        List<String> contents = new ArrayList<>(People.log(dataset));
        contents.addAll(People.read(dataset, ReadRequest.latest()));
        for (int i = 0; i < 300; i += 7) {
            contents.add(dataset.latest(People.id("p" + i)).map(People::text).orElse("none"));
        }
        dataset.addIndex(People.BY_TOWN);
        for (int i = 0; i < 7; i++) {
            contents.addAll(People.inTown(dataset, "town-" + i));
        }
        return contents;
    }

    @Test
    void damageIsFoundAndNamedAndNeverServed() throws IOException {
        test.store().close();
        Path whole = copy(test.directory(), folder.resolve("whole"));
        test.open();
        int noticed = 0;
        for (int seed = 0; seed < DAMAGES; seed++) {
            Path damaged = copy(whole, folder.resolve("damaged-" + seed));
            String what = damage(damaged, new Random(seed));
            try {
                noticed += isNoticed(damaged, "seed " + seed + ": " + what) ? 1 : 0;
            } finally {
                TestStore.delete(damaged);
            }
        }
        assertThat(noticed).isGreaterThan(DAMAGES / 3);
    }

    /** Whether the store said that it is damaged; if it did not, everything it gives is right. */
    private boolean isNoticed(Path damaged, String what) {
        try (Store store = Store.open(damaged, StoreSettings.small(), SettableTime.atNoon())) {
            List<String> found;
            try {
                found = contents(store.find(new DatasetName("people"))
                        .orElseThrow(() -> new AssertionError("the dataset is gone after " + what)));
            } catch (Fault fault) {
                assertThat(fault.code()).as(what).isIn(DAMAGE);
                assertThat(StoreCheck.check(store).findings()).as(what).isNotEmpty();
                return true;
            }
            assertThat(found).as(what).isEqualTo(wanted);
            return !StoreCheck.check(store).isSound();
        } catch (Fault fault) {
            assertThat(fault.code()).as(what).isIn(DAMAGE);
            return true;
        }
    }

    private static String damage(Path store, Random random) throws IOException {
        List<Path> files;
        try (var all = Files.walk(store)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        String name = store.relativize(file) + " of " + bytes.length + " at " + at;
        return switch (random.nextInt(4)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                yield "a flipped bit in " + name;
            }
            case 1 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                yield "the end of " + name;
            }
            case 2 -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 4_096), (byte) 0);
                Files.write(file, bytes);
                yield "zeros in " + name;
            }
            default -> {
                Files.delete(file);
                yield "the loss of " + name;
            }
        };
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith("LOCK")) {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
