package io.perseid.store.vault;

import io.perseid.fault.Fault;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.BackupSource;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.OffSite;
import io.perseid.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Copies a machine's backups into a vault, proves them there and lets the old ones go.
 *
 * <p>Only chunks that are not there yet are sent, so a copy that was cut off goes on. A chunk that a proof finds damaged is
 * deleted, and the next copy sends it again. One thread copies.
 */
public final class VaultCopies implements OffSite {
    /** The most that is held in memory and sent at once. */
    static final int CHUNK_BYTES = 8 << 20;

    /** Of the files, one in so many is read for a sample. */
    private static final int SAMPLE = 7;

    private static final Duration TOO_OLD_TO_PRUNE = Duration.ofDays(2);
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Supplier<Vault> vault;
    private final VaultPlan plan;
    private final Time time;
    private final Random random;

    /**
     * Copies into a vault.
     *
     * @param vault opens it; asked each time, so that a vault that can't be reached now may be later
     * @param random chooses the samples
     */
    public VaultCopies(Supplier<Vault> vault, VaultPlan plan, Time time, Random random) {
        this.vault = vault;
        this.plan = plan;
        this.time = time;
        this.random = random;
    }

    @Override
    public void copy(Backups local, Backup backup, BackupProgress progress) {
        Vault to = vault.get();
        send(to, local, backup, progress);
        prove(to, local, backup, progress);
        prune(to);
    }

    /** Sends what is not there yet, the manifest last: before it there is no backup. */
    void send(Vault to, Backups local, Backup backup, BackupProgress progress) {
        Set<String> there = new HashSet<>(to.chunkNames());
        List<List<String>> chunks = new ArrayList<>();
        long done = 0;
        for (Backup.BackupFile file : backup.files()) {
            List<String> names = new ArrayList<>();
            try (InputStream in = Files.newInputStream(local.file(backup, file))) {
                for (byte[] chunk = in.readNBytes(CHUNK_BYTES); chunk.length > 0; chunk = in.readNBytes(CHUNK_BYTES)) {
                    progress.at("copy", done, backup.bytes());
                    String name = to.chunkName(chunk);
                    if (there.add(name)) {
                        to.putChunk(name, chunk);
                    }
                    names.add(name);
                    done += chunk.length;
                }
            } catch (IOException e) {
                throw new Fault(
                        io.perseid.store.backup.BackupCode.BACKUP_DISK_FAILED,
                        e,
                        "can't read the backup that is to be copied",
                        "file",
                        file.path());
            }
            chunks.add(names);
        }
        to.put(new StoredBackup(backup, chunks));
    }

    /** Restores all of it if the last whole proof is old enough, and reads a sample otherwise. */
    void prove(Vault to, Backups local, Backup backup, BackupProgress progress) {
        long start = time.nanos();
        StoredBackup stored = to.stored(backup.name());
        boolean whole = wholeIsDue(to);
        try {
            lookForAll(to, stored);
            long bytes = whole ? whole(to, local, stored, progress) : sample(to, stored, progress);
            long millis = (time.nanos() - start) / NANOS_PER_MILLI;
            to.putProof(backup.name(), new VaultProof(time.now(), millis, bytes, whole));
        } catch (Fault fault) {
            if (fault.code() == VaultCode.VAULT_DAMAGED) {
                dropDamaged(to, stored);
            }
            throw fault;
        }
    }

    private boolean wholeIsDue(Vault to) {
        Instant since = time.now().minus(plan.wholeEvery());
        return to.names().stream()
                .map(to::proof)
                .flatMap(Optional::stream)
                .noneMatch(proof -> proof.whole() && proof.at().isAfter(since));
    }

    private static void lookForAll(Vault to, StoredBackup stored) {
        Set<String> there = to.chunkNames();
        stored.allChunks().filter(chunk -> !there.contains(chunk)).findFirst().ifPresent(chunk -> {
            throw Envelope.damaged(chunk, "it is gone");
        });
    }

    private static long whole(Vault to, Backups local, StoredBackup stored, BackupProgress progress) {
        local.prove(to, stored.backup(), progress);
        return stored.backup().bytes();
    }

    private long sample(Vault to, StoredBackup stored, BackupProgress progress) {
        List<Backup.BackupFile> files = new ArrayList<>(stored.backup().files());
        Collections.shuffle(files, random);
        long read = 0;
        int wanted = (files.size() + SAMPLE - 1) / SAMPLE;
        for (Backup.BackupFile file : files.subList(0, wanted)) {
            progress.at("prove", read, 0);
            to.verify(stored, file);
            read += file.bytes();
        }
        return read;
    }

    /** What can't be read is deleted, so that the next copy sends it again; backups that need it are proved no more. */
    private static void dropDamaged(Vault to, StoredBackup stored) {
        Set<String> there = to.chunkNames();
        Set<String> damaged = new HashSet<>();
        stored.allChunks()
                .distinct()
                .filter(chunk -> !there.contains(chunk) || !to.isSound(chunk))
                .forEach(chunk -> {
                    to.deleteChunk(chunk);
                    damaged.add(chunk);
                });
        for (String name : to.names()) {
            if (to.stored(name).allChunks().anyMatch(damaged::contains)) {
                to.unprove(name);
            }
        }
    }

    /**
     * Puts what the plan doesn't keep into the trash, and deletes what has been there long enough. Nothing goes as long as
     * the newest proved backup is older than two days. The names of those that went into the trash.
     */
    List<String> prune(Vault of) {
        Instant now = time.now();
        List<Backup> proved = of.list();
        if (proved.isEmpty() || proved.getLast().takenAt().isBefore(now.minus(TOO_OLD_TO_PRUNE))) {
            return List.of();
        }
        Set<String> kept = new HashSet<>();
        plan.keep().kept(proved, Backup::takenAt).forEach(backup -> kept.add(backup.name()));
        String newest = proved.getLast().name();
        List<String> gone = new ArrayList<>();
        for (String name : of.names()) {
            // One that isn't proved goes when a newer one is.
            if (!kept.contains(name) && name.compareTo(newest) < 0) {
                of.putInTrash(name, now);
                gone.add(name);
            }
        }
        empty(of, now.minus(plan.trash()));
        return gone;
    }

    private static void empty(Vault of, Instant before) {
        boolean any = false;
        for (String name : of.trash()) {
            if (of.trashedAt(name).isBefore(before)) {
                of.forget(name);
                any = true;
            }
        }
        if (any) {
            sweep(of);
        }
    }

    /** Deletes the chunks that no backup has, those of the trash among the backups. */
    static void sweep(Vault of) {
        Set<String> unused = of.chunkNames();
        for (String name : of.allNames()) {
            of.stored(name).allChunks().forEach(unused::remove);
        }
        unused.forEach(of::deleteChunk);
    }

    @Override
    public List<Described> list() {
        Vault in = vault.get();
        return in.names().stream()
                .map(name -> new Described(
                        in.find(name),
                        in.proof(name).map(VaultProof::at),
                        in.proof(name).filter(VaultProof::whole).isPresent()))
                .toList();
    }

    @Override
    public BackupSource source() {
        return vault.get();
    }

    @Override
    public String address() {
        return vault.get().address();
    }
}
