package io.perseid.node;

import io.perseid.fault.Fault;
import io.perseid.store.backup.OffSite;
import io.perseid.store.s3.S3Blobs;
import io.perseid.store.vault.BlobStore;
import io.perseid.store.vault.DirectoryBlobs;
import io.perseid.store.vault.Vault;
import io.perseid.store.vault.VaultCode;
import io.perseid.store.vault.VaultCopies;
import io.perseid.store.vault.VaultPlan;
import io.perseid.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Makes of the settings the place that backups are copied to. */
public final class OffSitePlaces {
    private OffSitePlaces() {}

    /** Where a node copies its backups; empty if the settings name no vault. */
    static Optional<OffSite> of(Settings settings, Time time) {
        if (settings.backupVault().isBlank()) {
            return Optional.empty();
        }
        var plan = new VaultPlan(
                settings.backupVaultKeep(),
                Duration.ofDays(settings.backupVaultTrashDays()),
                VaultPlan.STANDARD.wholeEvery());
        BlobStore blobs = blobs(settings);
        var key = KeySource.read(settings.backupVaultKey(), System.getenv());
        return Optional.of(new VaultCopies(
                () -> Vault.open(blobs, key), plan, time, new Random(time.now().toEpochMilli())));
    }

    /**
     * The vault that the settings name.
     *
     * @throws Fault {@link VaultCode#VAULT_ADDRESS_INVALID} if they name none; whatever opening it may throw
     */
    public static Vault vault(Settings settings) {
        return Vault.open(blobs(settings), KeySource.read(settings.backupVaultKey(), System.getenv()));
    }

    /** Where the vault's blobs lie. */
    public static BlobStore blobs(Settings settings) {
        String address = settings.backupVault().strip();
        if (address.isEmpty()) {
            throw new Fault(VaultCode.VAULT_ADDRESS_INVALID, "the settings name no vault; set backup.vault");
        }
        return address.startsWith("s3:")
                ? S3Blobs.open(address)
                : new DirectoryBlobs(Path.of(address).toAbsolutePath().normalize());
    }
}
