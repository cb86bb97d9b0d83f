package io.perseid.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.store.DatasetName;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.Backups;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
    @TempDir
    Path folder;

    private final SettableTime time = SettableTime.atNoon();
    private final FaultyBlobs blobs = new FaultyBlobs();

    @BeforeEach
    void fill() throws IOException {
        try (Store store = open()) {
            store.openOrCreate(new DatasetName("people"));
            var local = new Backups(folder.resolve("backups"), time);
            new VaultCopies(
                            () -> Vault.open(blobs, EncryptionKey.parse("01".repeat(32))),
                            VaultPlan.STANDARD,
                            time,
                            new Random(1))
                    .copy(local, local.take(store), BackupProgress.NONE);
        }
        blobs.put("holiday.jpg", new byte[3]);
        for (String directory : new String[] {"data.before-20250101T000000Z", "data2", "other"}) {
            Files.createDirectories(folder.resolve(directory));
            Files.writeString(folder.resolve(directory).resolve("KEYS"), "keys");
        }
    }

    private Store open() {
        return Store.open(folder.resolve("data"), StoreSettings.small(), time);
    }

    private Erasure erasure() {
        return new Erasure(folder.resolve("data"), folder.resolve("backups"), Optional.of(blobs), time);
    }

    @Test
    void nothingOfTheNodeIsLeftAndNothingElseIsGone() throws Exception {
        String certificate = erasure().erase();
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("backups")).doesNotExist();
        assertThat(folder.resolve("data.before-20250101T000000Z")).doesNotExist();
        assertThat(folder.resolve("data2/KEYS")).exists();
        assertThat(folder.resolve("other/KEYS")).exists();
        assertThat(blobs.held).containsOnlyKeys("holiday.jpg");
        assertThat(certificate).contains("\"name\":\"data\"", "\"kind\":\"vault\"", "\"place\":\"memory\"");
        String before = certificate.strip().replaceFirst(",\"sha256\":\"[0-9a-f]{64}\"}$", "}");
        assertThat(certificate)
                .contains(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void nothingIsErasedWhileANodeHasTheData() {
        try (Store store = open()) {
            assertThatThrownBy(() -> erasure().erase()).hasMessageContaining("open elsewhere");
            assertThat(store.datasets()).hasSize(1);
        }
        assertThat(folder.resolve("backups")).isNotEmptyDirectory();
        assertThat(blobs.held).containsKey("VAULT");
    }

    @Test
    void theKeysGoFirstAndAnErasureThatWasCutOffIsDoneAgain() {
        blobs.failAfter(1);
        assertThatThrownBy(() -> erasure().erase()).hasMessageContaining("injected");
        assertThat(blobs.held).doesNotContainKey("VAULT").hasSizeGreaterThan(3);
        blobs.mend();
        erasure().erase();
        assertThat(blobs.held).containsOnlyKeys("holiday.jpg");
    }
}
