package io.perseid.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Code;
import io.perseid.fault.Fault;
import io.perseid.store.DatasetName;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreCode;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.DatasetContent;
import io.perseid.store.backup.OffSite;
import io.perseid.store.backup.Restore;
import io.perseid.store.backup.Retention;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final DatasetName PEOPLE = new DatasetName("people");

    @TempDir
    Path folder;

    private final SettableTime time = SettableTime.atNoon();
    private final FaultyBlobs blobs = new FaultyBlobs();
    private final EncryptionKey key = EncryptionKey.random();
    private Store store;
    private Backups local;
    private VaultCopies copies;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("data"), StoreSettings.small(), time);
        local = new Backups(folder.resolve("backups"), time);
        copies = copies(new Retention(1, 7, 4, 4));
    }

    @AfterEach
    void everyProvedBackupCanBeRestoredAndTheStoreIsSound() throws IOException {
        if (blobs.held.containsKey("VAULT")) {
            for (Backup backup : vault().list()) {
                assertThat(restored(backup)).isEqualTo(backup.datasets());
            }
        }
        assertThat(StoreCheck.check(store).findings()).isEmpty();
        store.close();
    }

    private VaultCopies copies(Retention keep) {
        return new VaultCopies(
                this::vault, new VaultPlan(keep, Duration.ofDays(30), Duration.ofDays(7)), time, new Random(1));
    }

    private Vault vault() {
        return Vault.open(blobs, key);
    }

    private void append(int from, int to) {
        var writer = store.openOrCreate(PEOPLE).writer("test");
        for (int i = from; i < to; i++) {
            var properties = DictValue.of(
                    Map.of("n", IntegerValue.of(i), "secret", new StringValue("Rosebud-" + i + "x".repeat(50))));
            writer.append(List.of(Entity.of(new EntityId("p" + i % 50), properties)), Progress.NONE);
        }
    }

    private Backup take() {
        time.advance(Duration.ofSeconds(1));
        return local.take(store);
    }

    private Backup copy() {
        Backup backup = take();
        copies.copy(local, backup, BackupProgress.NONE);
        return backup;
    }

    /** What the datasets of a restored backup hold. */
    private List<DatasetContent> restored(Backup backup) throws IOException {
        Path to = folder.resolve("restored");
        var restore = new Restore(vault(), StoreSettings.small(), Optional.empty(), time, BackupProgress.NONE);
        restore.whole(backup.name(), to);
        try (Store again = Store.open(to, StoreSettings.small(), time)) {
            assertThat(StoreCheck.check(again).findings()).isEmpty();
        }
        var proved = local.prove(vault(), backup, BackupProgress.NONE);
        assertThat(proved.versions()).isNotNegative();
        delete(to);
        return backup.datasets();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void assertCode(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void whatTwoBackupsShareIsSentOnce() {
        append(0, 2000);
        store.checkpoint(folder.resolve("flushed")); // writes a table
        Backup first = copy();
        int before = blobs.puts;
        Backup second = copy();
        assertThat(vault().allNames()).containsExactly(first.name(), second.name());
        var shared = new TreeSet<>(vault().stored(first.name()).allChunks().toList());
        shared.retainAll(vault().stored(second.name()).allChunks().toList());
        assertThat(shared).isNotEmpty();
        assertThat(blobs.puts - before).isLessThan(first.files().size());
    }

    @Test
    void nothingInTheVaultCanBeReadWithoutTheKey() {
        append(0, 200);
        copy();
        for (byte[] blob : blobs.held.values()) {
            assertThat(new String(blob, StandardCharsets.ISO_8859_1)).doesNotContain("Rosebud", "people", "rocks/");
        }
        assertCode(VaultCode.VAULT_KEY_WRONG, () -> Vault.open(blobs, EncryptionKey.random()));
    }

    @Test
    void aKeyIsChangedWithoutSendingAnythingAnew() {
        append(0, 20);
        Backup backup = copy();
        int before = blobs.puts;
        var next = EncryptionKey.random();
        Vault.changeKey(blobs, key, next);
        assertThat(blobs.puts - before).isEqualTo(1);
        assertCode(VaultCode.VAULT_KEY_WRONG, () -> Vault.open(blobs, key));
        assertThat(Vault.open(blobs, next).list()).containsExactly(backup);
        Vault.changeKey(blobs, next, key);
    }

    @Test
    void aVaultOfAnotherTimeOrThatIsNoneIsToldApart() {
        copy();
        byte[] header = blobs.held.get("VAULT");
        assertThat(header).startsWith('P', 'V', 'A', 'U', 'L', 'T', 0, '\n', 0, 0, 0, 1);
        blobs.held.put("VAULT", version(header, 2));
        assertCode(VaultCode.VAULT_TOO_NEW, this::vault);
        blobs.held.put("VAULT", version(header, 0));
        assertCode(VaultCode.VAULT_TOO_OLD, this::vault);
        byte[] flipped = header.clone();
        flipped[20] ^= 1;
        blobs.held.put("VAULT", flipped);
        assertCode(VaultCode.VAULT_DAMAGED, this::vault);
        blobs.held.remove("VAULT");
        assertCode(VaultCode.VAULT_NOT_A_VAULT, this::vault);
        blobs.held.put("VAULT", header);
        assertCode(StoreCode.KEY_MALFORMED, () -> EncryptionKey.parse("abc"));
        assertThat(EncryptionKey.parse("00".repeat(32)).fingerprint())
                .isEqualTo(EncryptionKey.parse("A".repeat(43) + "=\n").fingerprint());
    }

    private static byte[] version(byte[] bytes, int version) {
        var changed = java.nio.ByteBuffer.wrap(bytes.clone()).putInt(8, version);
        var crc = new java.util.zip.CRC32C();
        crc.update(changed.array(), 0, bytes.length - 4);
        return changed.putInt(bytes.length - 4, (int) crc.getValue()).array();
    }

    /** Each blob of a vault, one bit of it flipped or all of it gone. */
    @Test
    void whateverRotsOrIsLostIsFoundByTheWholeProofAndSentAgain() {
        append(0, 300);
        Backup backup = copy();
        var random = new Random(7);
        for (String name : blobs.list(Vault.CHUNKS)) {
            byte[] whole = blobs.held.get(name);
            for (boolean lost : List.of(true, false)) {
                if (lost) {
                    blobs.held.remove(name);
                } else {
                    blobs.flipBit(name, random);
                }
                vault().unprove(backup.name());
                assertCode(VaultCode.VAULT_DAMAGED, () -> copies.prove(vault(), local, backup, BackupProgress.NONE));
                assertThat(vault().list()).as("it doesn't count").isEmpty();
                copies.copy(local, backup, BackupProgress.NONE);
                assertThat(vault().list()).containsExactly(backup);
                assertThat(blobs.held.get(name)).hasSameSizeAs(whole);
            }
        }
        blobs.flipBit("backups/" + backup.name(), random);
        assertCode(VaultCode.VAULT_DAMAGED, () -> vault().list());
        copies.send(vault(), local, backup, BackupProgress.NONE);
    }

    @Test
    void aCopyThatWasCutOffAnywhereGoesOn() {
        append(0, 300);
        Backup backup = take();
        vault();
        int cut = 0;
        boolean done = false;
        while (!done) {
            blobs.failAfter(cut++);
            int before = blobs.puts;
            try {
                copies.copy(local, backup, BackupProgress.NONE);
                done = true;
            } catch (Fault fault) {
                assertThat(fault.code()).isEqualTo(VaultCode.VAULT_UNREACHABLE);
                assertThat(vault().list()).isEmpty();
            }
            assertThat(blobs.puts - before).isLessThanOrEqualTo(cut);
            blobs.mend();
        }
        assertThat(cut).isGreaterThan(3);
        assertThat(vault().list()).containsExactly(backup);
    }

    @Test
    void aPutThatWroteHalfAndSaidNothingIsFound() {
        append(0, 300);
        vault();
        for (int at = 0; at < 4; at++) {
            append(300 + at, 350 + at * 20);
            Backup backup = take();
            blobs.cutAfter(at);
            assertThatThrownBy(() -> copies.copy(local, backup, BackupProgress.NONE))
                    .isInstanceOf(Fault.class);
            blobs.mend();
            copies.copy(local, backup, BackupProgress.NONE);
            assertThat(vault().list()).contains(backup);
            time.advance(Duration.ofDays(8)); // so that each proof is a whole one
        }
    }

    @Test
    void whatIsNotKeptStaysInTheTrashForAMonthAndThenLeavesNothing() {
        copies = copies(new Retention(0, 3, 0, 0));
        for (int day = 0; day < 45; day++) {
            append(day * 10, day * 10 + 10);
            copy();
            local.prune(1);
            time.advance(Duration.ofDays(1));
        }
        assertThat(vault().list()).hasSize(3);
        assertThat(vault().trash()).hasSizeBetween(29, 32);
        assertThat(vault().find(vault().trash().iterator().next()).datasets()).isNotEmpty();
        var used = new TreeSet<String>();
        vault().allNames().forEach(name -> vault().stored(name).allChunks().forEach(used::add));
        assertThat(vault().chunkNames()).isEqualTo(used);
        assertThat(copies.list())
                .hasSize(3)
                .allSatisfy(there -> assertThat(there.provedAt()).isPresent());
        assertThat(copies.list().stream().filter(OffSite.Described::whole)).isNotEmpty();
    }

    @Test
    void nothingGoesWhileTheNewestProvedOneIsOld() {
        copies = copies(new Retention(1, 0, 0, 0));
        copy();
        Backup newest = copy();
        time.advance(Duration.ofDays(40));
        assertThat(copies.prune(vault())).isEmpty();
        assertThat(vault().find(newest.name())).isEqualTo(newest);
    }

    @Test
    void whenAVaultIsDestroyedItsKeyGoesFirst() {
        append(0, 50);
        copy();
        blobs.failAfter(1);
        assertThatThrownBy(() -> Vault.destroy(blobs)).hasMessageContaining("injected");
        assertThat(blobs.held).doesNotContainKey("VAULT").isNotEmpty();
        blobs.mend();
        blobs.held.clear();
    }

    /** Any mix of appends, copies, failures, rot and days: a backup that counts gives back what was there. */
    @RepeatedTest(6)
    void agreesWithAModel(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        copies = copies(new Retention(1, 2, 1, 0));
        vault();
        Map<String, List<DatasetContent>> model = new HashMap<>();
        int next = 0;
        for (int step = 0; step < 25; step++) {
            switch (random.nextInt(6)) {
                case 0 -> append(next, next += random.nextInt(60));
                case 1 -> time.advance(Duration.ofHours(random.nextInt(40 * 24)));
                case 2 -> blobs.failAfter(random.nextInt(12));
                case 3 -> damage(random);
                default -> {
                    Backup backup = take();
                    model.put(backup.name(), backup.datasets());
                    copyThroughFaults(backup);
                }
            }
        }
        blobs.mend();
        heal(model);
    }

    private void damage(Random random) {
        List<String> chunks = blobs.list(Vault.CHUNKS);
        if (!chunks.isEmpty()) {
            String name = chunks.get(random.nextInt(chunks.size()));
            if (random.nextBoolean()) {
                blobs.held.remove(name);
            } else {
                blobs.flipBit(name, random);
            }
        }
    }

    private void copyThroughFaults(Backup backup) {
        try {
            copies.copy(local, backup, BackupProgress.NONE);
        } catch (Fault fault) {
            assertThat(fault.code()).isIn(VaultCode.VAULT_UNREACHABLE, VaultCode.VAULT_DAMAGED);
            blobs.mend();
        }
    }

    /** A whole proof of each takes back what damaged ones claimed; those that are left hold what the model says. */
    private void heal(Map<String, List<DatasetContent>> model) {
        List<Backup> left = new ArrayList<>(vault().list());
        for (Backup backup : left) {
            time.advance(Duration.ofDays(8));
            try {
                copies.prove(vault(), local, backup, BackupProgress.NONE);
            } catch (Fault fault) {
                assertThat(fault.code()).isEqualTo(VaultCode.VAULT_DAMAGED);
                assertThat(vault().proof(backup.name())).isEmpty();
            }
        }
        vault().list().forEach(backup -> assertThat(backup.datasets()).isEqualTo(model.get(backup.name())));
    }
}
