package io.perseid.store;

import static io.perseid.store.DatasetTest.assertCode;
import static io.perseid.store.People.log;
import static io.perseid.store.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a store says of files that are not as it left them. */
class StoreFilesTest {
    @RegisterExtension
    final TestStore test = new TestStore();

    @TempDir
    Path other;

    private Store open(Path path) {
        return Store.open(path, StoreSettings.small(), SettableTime.atNoon());
    }

    private void append(int from, int to) {
        DatasetWriter writer = test.dataset("people").writer("test");
        for (int i = from; i < to; i++) {
            writer.append(List.of(person("p" + i, "Oslo " + "x".repeat(i % 50))), Progress.NONE);
        }
    }

    @Test
    void aStoreIsOpenOnce() {
        assertCode(StoreCode.STORE_LOCKED, () -> open(test.directory()));
    }

    @Test
    void aDirectoryWithSomethingElseIsLeftAlone() throws IOException {
        Files.writeString(other.resolve("letter.txt"), "Dear Ada");
        assertCode(StoreCode.STORE_NOT_A_STORE, () -> open(other));
        assertThat(other).isDirectoryNotContaining("glob:**/rocks");
        assertCode(
                StoreCode.STORE_NOT_A_STORE,
                () -> StoreCheck.check(other, StoreSettings.small(), SettableTime.atNoon()));
    }

    @Test
    void aLaterFormatAnOlderOneAndADamagedFileAreThreeErrors() throws IOException {
        test.leaveUnchecked();
        test.store().close();
        Path file = test.directory().resolve("STORE");
        byte[] good = Files.readAllBytes(file);
        Files.write(file, withVersion(good, 2));
        assertCode(StoreCode.STORE_TOO_NEW, () -> open(test.directory()));
        Files.write(file, withVersion(good, 0));
        assertCode(StoreCode.STORE_TOO_OLD, () -> open(test.directory()));
        good[20] ^= 1;
        Files.write(file, good);
        assertCode(StoreCode.STORE_CORRUPT, () -> open(test.directory()));
        Files.writeString(file, "something else, of some length");
        assertCode(StoreCode.STORE_NOT_A_STORE, () -> open(test.directory()));
    }

    private static byte[] withVersion(byte[] store, int version) {
        byte[] changed = store.clone();
        ByteBuffer.wrap(changed).putInt(8, version);
        var crc = new CRC32C();
        crc.update(changed, 0, 60);
        ByteBuffer.wrap(changed).putInt(60, (int) crc.getValue());
        return changed;
    }

    @Test
    void aFlippedBitInATableIsFoundAndNeverServed() throws IOException {
        test.leaveUnchecked();
        append(0, 200);
        test.engine().compact(Space.LOG, new byte[0], new byte[] {-1});
        test.store().close();
        Path table;
        try (var files = Files.list(test.directory().resolve("rocks"))) {
            table = files.filter(file -> file.toString().endsWith(".sst"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length / 4] ^= 0x10;
        Files.write(table, bytes);
        Dataset dataset = test.open().find(new DatasetName("people")).orElseThrow();
        assertCode(StoreCode.STORE_CORRUPT, () -> log(dataset));
        assertThat(StoreCheck.check(test.store()).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).contains("store-corrupt"));
    }

    @Test
    void aFlippedBitInASyncedPartOfTheWriteAheadLogIsNotTakenForItsEnd() throws IOException {
        test.leaveUnchecked();
        append(0, 200);
        test.store().sync();
        Path copy = copyOfLiveStore();
        Path wal = wal(copy);
        byte[] bytes = Files.readAllBytes(wal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(wal, bytes);
        assertCode(StoreCode.STORE_LOST_WRITES, () -> open(copy));
        assertCode(StoreCode.STORE_LOST_WRITES, () -> open(copy));
    }

    /** A loss of power may take any part of what was not synced, and nothing else. The repetition is the seed. */
    @RepeatedTest(10)
    void aLossOfPowerTakesOnlyTheNewestAppends(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        append(0, 100);
        test.store().sync();
        long synced = Files.size(wal(test.directory()));
        append(100, 200);
        Path copy = copyOfLiveStore();
        Path wal = wal(copy);
        long size = Files.size(wal);
        long kept = synced + random.nextLong(size - synced + 1);
        byte[] bytes = Files.readAllBytes(wal);
        if (random.nextBoolean()) {
            bytes = java.util.Arrays.copyOf(bytes, (int) kept);
        } else {
            java.util.Arrays.fill(bytes, (int) kept, bytes.length, (byte) 0);
        }
        Files.write(wal, bytes);
        try (Store left = open(copy)) {
            Dataset dataset = left.find(new DatasetName("people")).orElseThrow();
            List<String> wanted = log(test.dataset("people"));
            List<String> found = log(dataset);
            assertThat(found).hasSizeGreaterThanOrEqualTo(100).isEqualTo(wanted.subList(0, found.size()));
            assertThat(StoreCheck.check(left).findings()).isEmpty();
        }
    }

    private Path copyOfLiveStore() throws IOException {
        Path copy = other.resolve("copy");
        try (var files = Files.walk(test.directory())) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(test.directory().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith("LOCK")) {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    private static Path wal(Path store) throws IOException {
        try (var files = Files.list(store.resolve("rocks"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Test
    void aFailedSyncIsReportedAndWritingGoesOnWhenItIsOpenedAgain() {
        append(0, 10);
        test.engine().failSync();
        assertCode(StoreCode.DISK_FAILED, () -> test.store().sync());
        assertCode(StoreCode.DISK_FAILED, () -> test.store().close());
        test.open();
        append(10, 20);
        assertThat(log(test.dataset("people"))).hasSize(20);
    }

    @Test
    void whenTheDiskIsNearlyFullWritesAreRefusedAndReadingGoesOn() {
        append(0, 10);
        test.reopen(StoreSettings.small().withReservedDiskBytes(Long.MAX_VALUE / 2));
        assertThat(log(test.dataset("people"))).hasSize(10);
        assertCode(StoreCode.DISK_FULL, () -> append(10, 20));
        assertThat(log(test.dataset("people"))).hasSize(10);
        test.reopen(StoreSettings.small());
        append(10, 20);
        assertThat(log(test.dataset("people"))).hasSize(20);
    }
}
