package io.perseid.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Progress;
import io.perseid.store.RestoreMark;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreCode;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final DatasetName PEOPLE = new DatasetName("people");

    @TempDir
    Path folder;

    private final SettableTime time = SettableTime.atNoon();

    private Store open() {
        return Store.open(folder.resolve("data"), StoreSettings.small(), time);
    }

    private Backups backups() {
        return new Backups(folder.resolve("backups"), time);
    }

    private Restore restore() {
        return new Restore(backups(), StoreSettings.small(), Optional.empty(), time, BackupProgress.NONE);
    }

    private static void append(Store store, int from, int to) {
        var writer = store.openOrCreate(PEOPLE).writer("test");
        for (int i = from; i < to; i++) {
            writer.append(
                    List.of(Entity.of(new EntityId("p" + i), DictValue.of("n", IntegerValue.of(i)))), Progress.NONE);
        }
    }

    private Backup ten() {
        try (Store store = open()) {
            append(store, 0, 10);
            Backup backup = backups().take(store);
            append(store, 10, 20);
            return backup;
        }
    }

    private Dataset people(Store store) {
        assertThat(StoreCheck.check(store).findings()).isEmpty();
        return store.find(PEOPLE).orElseThrow();
    }

    @Test
    void theBackupTakesThePlaceOfWhatWasThereWhichIsKept() {
        Backup backup = ten();
        time.advance(Duration.ofHours(1));
        var restored = restore().whole(backup.name(), folder.resolve("data"));
        assertThat(restored.aside()).contains(folder.resolve("data.before-20250601T130000Z"));
        assertThat(folder.resolve("data.restoring")).doesNotExist();
        try (Store store = open();
                Store before = Store.open(restored.aside().orElseThrow(), StoreSettings.small(), time)) {
            assertThat(people(store).nextOffset()).isEqualTo(10);
            assertThat(people(before).nextOffset()).isEqualTo(20);
        }
    }

    @Test
    void readersAreToldWhereTheLogWentOn() {
        Backup backup = ten();
        restore().whole(backup.name(), folder.resolve("data"));
        RestoreMark first;
        try (Store store = open()) {
            first = people(store).restored().orElseThrow();
            assertThat(first.offset()).isEqualTo(10);
            append(store, 30, 40);
            assertThat(people(store).restored()).contains(first);
        }
        restore().whole(backup.name(), folder.resolve("data"));
        try (Store store = open()) {
            assertThat(people(store).restored().orElseThrow().uuid()).isNotEqualTo(first.uuid());
            store.delete(PEOPLE);
            assertThat(store.openOrCreate(PEOPLE).restored())
                    .as("another generation")
                    .isEmpty();
        }
    }

    @Test
    void nothingIsTouchedWhileANodeHasItOpen() {
        Backup backup = ten();
        try (Store store = open()) {
            assertThatThrownBy(() -> restore().whole(backup.name(), folder.resolve("data")))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo(StoreCode.STORE_LOCKED));
            assertThat(people(store).nextOffset()).isEqualTo(20);
        }
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Backup backup = ten();
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/a.jpg"), "a");
        assertThatThrownBy(() -> restore().whole(backup.name(), folder.resolve("photos")))
                .hasMessageContaining("isn't empty");
        assertThat(folder.resolve("photos/a.jpg")).exists();
    }

    @Test
    void aRestoreThatWasCutOffAnywhereGoesOn() {
        Backup backup = ten();
        int files = backup.files().size();
        for (int cut = 1; cut <= files; cut++) {
            var left = new AtomicInteger(cut);
            var dying = new Restore(backups(), StoreSettings.small(), Optional.empty(), time, (_, _, _) -> {
                if (left.getAndDecrement() == 0) {
                    throw new IllegalStateException("killed");
                }
            });
            assertThatThrownBy(() -> dying.whole(backup.name(), folder.resolve("data")))
                    .hasMessage("killed");
            try (Store store = open()) {
                assertThat(people(store).nextOffset()).isEqualTo(20);
            }
        }
        var restored = restore().whole(backup.name(), folder.resolve("data"));
        assertThat(restored.bytes()).as("all was there").isZero();
        try (Store store = open()) {
            assertThat(people(store).nextOffset()).isEqualTo(10);
        }
    }

    @Test
    void aDamagedBackupLeavesEverythingAsItWas() throws IOException {
        Backup backup = ten();
        var file = backup.files().stream()
                .filter(it -> it.path().endsWith(".sst"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(backups().file(backup, file));
        bytes[bytes.length / 3] ^= 4;
        Files.delete(backups().file(backup, file)); // the store's own table is the same file
        Files.write(backups().file(backup, file), bytes);
        assertThatThrownBy(() -> restore().whole(backup.name(), folder.resolve("data")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(BackupCode.BACKUP_DAMAGED));
        try (Store store = open()) {
            assertThat(people(store).nextOffset()).isEqualTo(20);
        }
    }
}
