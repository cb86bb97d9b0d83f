package io.perseid.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.fault.Code;
import io.perseid.fault.Fault;
import io.perseid.store.CompactionPolicy;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final DatasetName PEOPLE = new DatasetName("people");

    @TempDir
    Path scratch;

    private final SettableTime time = SettableTime.atNoon();
    private Store store;
    private DatasetWriter writer;
    private Backups backups;

    @BeforeEach
    void open() {
        store = open("data");
        writer = store.openOrCreate(PEOPLE).writer("test");
        backups = new Backups(scratch.resolve("backups"), time);
    }

    @AfterEach
    void theStoreIsSound() {
        assertThat(StoreCheck.check(store).findings()).isEmpty();
        store.close();
    }

    private Store open(String directory) {
        return Store.open(scratch.resolve(directory), StoreSettings.small(), time);
    }

    private void append(int from, int to, int version) {
        for (int i = from; i < to; i++) {
            writer.append(List.of(person(i, version)), Progress.of("pipe", DictValue.of("at", IntegerValue.of(i))));
        }
    }

    private static Entity person(int number, int version) {
        return Entity.of(new EntityId("p" + number), DictValue.of("version", IntegerValue.of(version)));
    }

    private static void assertCode(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void aRestoredBackupGivesTheAnswersOfItsMoment() {
        append(0, 100, 1);
        Backup backup = backups.take(store);
        append(0, 50, 2);
        assertThat(backups.list()).containsExactly(backup);
        assertThat(backup.datasets()).singleElement().satisfies(people -> {
            assertThat(people.nextOffset()).isEqualTo(100);
            assertThat(people.ids()).isEqualTo(100);
        });
        assertThat(backups.restore(backup.name(), scratch.resolve("restored"))).isEqualTo(backup);
        try (Store restored = open("restored")) {
            Dataset people = restored.find(PEOPLE).orElseThrow();
            assertThat(people.nextOffset()).isEqualTo(100);
            assertThat(people.latest(new EntityId("p7")).orElseThrow().entity()).isEqualTo(person(7, 1));
            assertThat(restored.state("pipe").get("at")).isEqualTo(IntegerValue.of(99));
            assertThat(StoreCheck.check(restored).findings()).isEmpty();
            people.writer("test").append(List.of(person(7, 9)), Progress.NONE);
        }
        backups.restore(backup.name(), scratch.resolve("again"));
    }

    @Test
    void aBackupIsTakenWhileOthersWriteAndCompact() throws InterruptedException {
        append(0, 50, 1);
        var done = new AtomicBoolean();
        Thread writing = Thread.ofVirtual().start(() -> {
            for (int round = 2; !done.get(); round++) {
                append(0, 50, round);
                store.find(PEOPLE).orElseThrow().compact(CompactionPolicy.keep(2));
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(backups.take(store).datasets().getFirst().ids()).isEqualTo(50);
        }
        done.set(true);
        writing.join();
        assertThat(backups.list()).hasSize(3);
    }

    @Test
    void aDamagedFileIsFoundBeforeAnythingIsRestored() throws IOException {
        append(0, 100, 1);
        Backup backup = backups.take(store);
        Path directory = scratch.resolve("backups").resolve(backup.name());
        String path = backup.files().stream()
                .map(Backup.BackupFile::path)
                .filter(name -> name.endsWith("MANIFEST-000005") || name.contains("STORE"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(directory.resolve(path));
        bytes[bytes.length / 2] ^= 1;
        Files.write(directory.resolve(path), bytes);
        assertCode(BackupCode.BACKUP_DAMAGED, () -> backups.restore(backup.name(), scratch.resolve("restored")));
        assertThat(scratch.resolve("restored")).doesNotExist();
        byte[] manifest = Files.readAllBytes(directory.resolve("MANIFEST"));
        manifest[30] ^= 1;
        Files.write(directory.resolve("MANIFEST"), manifest);
        assertThat(backups.list()).isEmpty();
        assertThat(backups.unreadable())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(BackupCode.BACKUP_DAMAGED));
    }

    @Test
    void nothingIsRestoredOverSomethingElse() throws IOException {
        Backup backup = backups.take(store);
        assertCode(BackupCode.RESTORE_TARGET_NOT_EMPTY, () -> backups.restore(backup.name(), scratch.resolve("data")));
        assertCode(BackupCode.BACKUP_UNKNOWN, () -> backups.restore("20200101T000000Z", scratch.resolve("x")));
        Files.createDirectories(scratch.resolve("empty"));
        backups.restore(backup.name(), scratch.resolve("empty"));
    }

    @Test
    void theOldestAndTheUnfinishedArePruned() throws IOException {
        for (int day = 0; day < 4; day++) {
            append(0, 5, day);
            backups.take(store);
            time.advance(Duration.ofDays(1));
        }
        Files.createDirectories(scratch.resolve("backups/20200101T000000Z.partial/rocks"));
        assertThat(backups.prune(2)).containsExactly("20250601T120000Z", "20250602T120000Z");
        assertThat(backups.list()).extracting(Backup::name).containsExactly("20250603T120000Z", "20250604T120000Z");
        assertThat(scratch.resolve("backups/20200101T000000Z.partial")).doesNotExist();
        assertThat(backups.prune(2)).isEmpty();
    }
}
