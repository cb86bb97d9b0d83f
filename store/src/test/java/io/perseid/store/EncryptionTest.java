package io.perseid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import io.perseid.fault.Code;
import io.perseid.fault.Fault;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.Restore;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose values are encrypted with the user's key. */
class EncryptionTest {
    private static final DatasetName PEOPLE = new DatasetName("people");
    private static final EncryptionKey FIRST = EncryptionKey.parse("11".repeat(32));
    private static final EncryptionKey SECOND = EncryptionKey.parse("22".repeat(32));

    @TempDir
    Path folder;

    private final SettableTime time = SettableTime.atNoon();

    private Store open(EncryptionKey key) {
        return Store.open(folder.resolve("data"), StoreSettings.small(), Optional.of(key), time);
    }

    private Store openClear() {
        return Store.open(folder.resolve("data"), StoreSettings.small(), time);
    }

    private void check(EncryptionKey key) {
        assertThat(StoreCheck.check(folder.resolve("data"), StoreSettings.small(), Optional.of(key), time)
                        .findings())
                .isEmpty();
    }

    private static void append(Store store, int from, int to, String town) {
        var dataset = store.openOrCreate(PEOPLE);
        dataset.addIndex(People.BY_TOWN);
        var writer = dataset.writer("test");
        for (int i = from; i < to; i++) {
            List<Entity> batch = List.of(People.person("p" + i, town + i));
            writer.append(batch, Progress.of("pipe", DictValue.of("seen", new StringValue(town + i))));
        }
    }

    private boolean filesHold(String text) throws IOException {
        try (var store = folder.resolve("data").toFile().exists() ? Files.walk(folder.resolve("data")) : null) {
            for (Path file : store.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void assertCode(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void whatIsWrittenComesBackAndStandsNowhereInTheFiles() throws IOException {
        try (Store store = open(FIRST)) {
            append(store, 0, 300, "Rosebud");
            assertThat(store.filesWith("Rosebud".getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            store.find(PEOPLE).orElseThrow().reclaim();
            assertThat(store.filesWith("Rosebud".getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(store.encryption().orElseThrow().isSettled()).isTrue();
        }
        assertThat(filesHold("Rosebud")).isFalse();
        try (Store store = open(FIRST)) {
            Dataset people = store.find(PEOPLE).orElseThrow();
            assertThat(People.log(people)).hasSize(300);
            people.addIndex(People.BY_TOWN);
            assertThat(People.inTown(people, "Rosebud7")).containsExactly("7:p7 Rosebud7");
            assertThat(store.state("pipe").get("seen")).isEqualTo(new StringValue("Rosebud299"));
            people.rebuild();
            people.compact(CompactionPolicy.keep(1));
            assertThat(People.text(people.latest(People.id("p9")).orElseThrow()))
                    .isEqualTo("9:p9 Rosebud9");
        }
        check(FIRST);
    }

    @Test
    void withoutTheKeyOrWithAnotherTheStoreDoesNotOpenAndStaysAsItIs() throws IOException {
        try (Store store = open(FIRST)) {
            append(store, 0, 10, "Rome");
        }
        assertCode(StoreCode.STORE_KEY_MISSING, this::openClear);
        assertCode(StoreCode.STORE_KEY_WRONG, () -> open(SECOND));
        Path keys = folder.resolve("data/KEYS");
        byte[] right = Files.readAllBytes(keys);
        byte[] damaged = right.clone();
        damaged[20] ^= 1;
        Files.write(keys, damaged);
        assertCode(StoreCode.STORE_CORRUPT, () -> open(FIRST));
        Files.write(keys, version(right, 2));
        assertCode(StoreCode.STORE_TOO_NEW, () -> open(FIRST));
        Files.write(keys, version(right, 0));
        assertCode(StoreCode.STORE_TOO_OLD, () -> open(FIRST));
        Files.delete(keys);
        assertCode(StoreCode.STORE_KEY_MISSING, this::openClear);
        assertCode(StoreCode.STORE_KEY_MISSING, () -> open(FIRST));
        Files.write(keys, right);
        check(FIRST);
    }

    private static byte[] version(byte[] bytes, int version) {
        var changed = java.nio.ByteBuffer.wrap(bytes.clone()).putInt(8, version);
        var crc = new java.util.zip.CRC32C();
        crc.update(changed.array(), 0, bytes.length - 4);
        return changed.putInt(bytes.length - 4, (int) crc.getValue()).array();
    }

    @Test
    void aStoreInTheClearIsEncryptedWhileItWorks() throws IOException {
        try (Store store = openClear()) {
            append(store, 0, 300, "Rosebud");
            store.find(PEOPLE).orElseThrow().reclaim();
        }
        try (Store store = open(FIRST)) {
            append(store, 300, 400, "Rosebud");
            assertThat(store.encryption().orElseThrow().isSettled()).isFalse();
            assertThat(People.log(store.find(PEOPLE).orElseThrow())).hasSize(400);
            assertThat(store.encryption().orElseThrow().settle()).isEqualTo(600);
            assertThat(store.encryption().orElseThrow().isSettled()).isTrue();
            assertThat(People.log(store.find(PEOPLE).orElseThrow())).hasSize(400);
            assertThat(store.filesWith("Rosebud".getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
        assertThat(filesHold("Rosebud")).isFalse();
        check(FIRST);
    }

    @Test
    void theKeyIsChangedWhileOthersWriteAndRead() throws Exception {
        try (Store store = open(FIRST)) {
            append(store, 0, 2000, "Rome");
            var stop = new AtomicBoolean();
            var writing = Thread.ofVirtual().start(() -> {
                for (int i = 0; !stop.get(); i++) {
                    append(store, i % 500, i % 500 + 1, "Turin" + i);
                    store.putState("own", DictValue.of("i", new StringValue("s" + i)));
                }
            });
            StoreEncryption encryption = store.encryption().orElseThrow();
            for (EncryptionKey next : List.of(SECOND, FIRST, SECOND)) {
                encryption.rotate(next);
                assertThat(encryption.isSettled()).isFalse();
                encryption.settle();
                assertThat(encryption.isSettled()).isTrue();
                assertThat(encryption.userKey()).isEqualTo(next);
            }
            stop.set(true);
            writing.join();
            assertThat(StoreCheck.check(store).findings()).isEmpty();
        }
        assertCode(StoreCode.STORE_KEY_WRONG, () -> open(FIRST));
        check(SECOND);
    }

    @Test
    void aChangeThatWasCutOffGoesOn() {
        try (Store store = open(FIRST)) {
            append(store, 0, 100, "Rome");
            store.encryption().orElseThrow().rotate(SECOND);
            append(store, 100, 150, "Rome");
        }
        try (Store store = open(SECOND)) {
            assertThat(People.log(store.find(PEOPLE).orElseThrow())).hasSize(150);
            assertThat(store.encryption().orElseThrow().settle()).isEqualTo(200);
            assertThat(store.encryption().orElseThrow().settle()).isZero();
        }
        check(SECOND);
    }

    @Test
    void aBackupIsEncryptedAsTheStoreIsAndComesBackWithItsKey() {
        Backup backup;
        Backups backups;
        try (Store store = open(FIRST)) {
            append(store, 0, 50, "Rosebud");
            backups = new Backups(
                    folder.resolve("backups"),
                    StoreSettings.small(),
                    () -> store.encryption().map(StoreEncryption::userKey),
                    time);
            backup = backups.take(store);
            store.encryption().orElseThrow().rotate(SECOND);
            Backup later = backups.take(store);
            assertThat(later.datasets()).isEqualTo(backup.datasets());
        }
        new Restore(backups, StoreSettings.small(), Optional.of(FIRST), time, BackupProgress.NONE)
                .whole(backup.name(), folder.resolve("data"));
        check(FIRST);
        assertCode(
                StoreCode.STORE_KEY_WRONG,
                () -> new Restore(backups, StoreSettings.small(), Optional.of(SECOND), time, BackupProgress.NONE)
                        .whole(backup.name(), folder.resolve("data")));
        check(FIRST);
    }

    /** Whatever value is changed on the disk, or put in the place of another, is found. */
    @Test
    void aChangedOrMovedValueIsFound() {
        var seal = new ValueSeal(1, FIRST);
        byte[] key = {1, 2, 3};
        byte[] value = "a value".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = seal.seal(Space.LOG, key, value);
        assertThat(seal.open(Space.LOG, key, sealed)).isEqualTo(value);
        assertThat(seal.open(Space.LOG, key, seal.seal(Space.LOG, key, new byte[0])))
                .isEmpty();
        assertThat(seal.seal(Space.LOG, key, value)).isNotEqualTo(sealed);
        for (int i = 6; i < sealed.length - Frame.TRAILER; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertCode(StoreCode.STORE_CORRUPT, () -> seal.open(Space.LOG, key, changed));
        }
        assertCode(StoreCode.STORE_CORRUPT, () -> seal.open(Space.NEWEST, key, sealed));
        assertCode(StoreCode.STORE_CORRUPT, () -> seal.open(Space.LOG, new byte[] {1, 2, 4}, sealed));
        assertCode(StoreCode.STORE_CORRUPT, () -> new ValueSeal(1, SECOND).open(Space.LOG, key, sealed));
    }

    /** Any batch, rewritten, holds the same writes. */
    @RepeatedTest(20)
    void aBatchWithOtherValuesIsTheSameBatch(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var batch = new Batch();
        var wanted = new Batch();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] key = new byte[1 + random.nextInt(300)];
            byte[] value = new byte[random.nextInt(40_000)];
            random.nextBytes(key);
            random.nextBytes(value);
            Space space = Space.numbered(random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> {
                    batch.delete(space, key);
                    wanted.delete(space, key);
                }
                case 1 -> {
                    batch.deleteRange(space, key, value);
                    wanted.deleteRange(space, key, value);
                }
                default -> {
                    batch.put(space, key, value);
                    wanted.put(space, key, ("v" + value.length).getBytes(StandardCharsets.UTF_8));
                    lengths.add(value.length);
                }
            }
        }
        Batch other = batch.withValues((_, _, value) -> {
            assertThat(value.length).isEqualTo(lengths.removeFirst());
            return ("v" + value.length).getBytes(StandardCharsets.UTF_8);
        });
        assertThat(other.encoded()).isEqualTo(wanted.encoded());
    }
}
