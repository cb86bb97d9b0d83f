package io.perseid.store.backup;

import io.perseid.fault.Fault;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The backups in one directory, which should lie on the store's disk so that tables are linked; each backup is a
 * directory of its own that holds a whole store.
 *
 * <p>A backup counts only after it was restored into a scratch directory, checked there value by value, and found to hold
 * what the live datasets held at that position of their logs. One that fails is thrown away with {@link
 * BackupCode#BACKUP_UNPROVEN}. One thread takes and prunes; any may list and fetch.
 */
public final class Backups implements BackupSource {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PARTIAL = ".partial";
    private static final String SCRATCH = ".scratch";

    private final Path directory;
    private final Time time;
    private final Proof proof;

    /** The backups in the directory; it is made when the first one is taken. */
    public Backups(Path directory, Time time) {
        this(directory, StoreSettings.small(), Optional::empty, time);
    }

    /**
     * The same with a say in how the restored store is opened for the proof.
     *
     * @param key the one the store is encrypted with now, if it is
     */
    public Backups(Path directory, StoreSettings proving, Supplier<Optional<EncryptionKey>> key, Time time) {
        this.directory = directory;
        this.time = time;
        this.proof = new Proof(proving, key, time);
    }

    /** Where they lie. */
    public Path directory() {
        return directory;
    }

    /** Takes a backup of the store, while others write, and proves it. */
    public Backup take(Store store) {
        return take(store, BackupProgress.NONE);
    }

    /** The same with somebody who is told how far it is. */
    public Backup take(Store store, BackupProgress progress) {
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        String name = freeName(now);
        Path partial = directory.resolve(name + PARTIAL);
        try {
            BackupFiles.delete(partial);
            Files.createDirectories(directory);
            progress.at("checkpoint", 0, 0);
            store.checkpoint(partial);
            progress.at("prove", 0, 0);
            Proof.Proved proved = prove(store, partial, directory.resolve(name + SCRATCH));
            var backup = new Backup(name, now, proved.proof(), proved.datasets(), BackupFiles.list(partial, progress));
            BackupFiles.syncAll(partial);
            Manifest.write(partial, backup);
            Files.move(partial, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            BackupFiles.sync(directory);
            return backup;
        } catch (IOException e) {
            throw disk(e);
        } finally {
            deleteQuietly(partial);
        }
    }

    private String freeName(Instant now) {
        String name = NAME.format(now);
        int more = 1;
        while (Files.exists(directory.resolve(name))) {
            name = NAME.format(now) + "-" + ++more;
        }
        return name;
    }

    private Proof.Proved prove(Store live, Path backup, Path scratch) throws IOException {
        BackupFiles.delete(scratch);
        BackupFiles.linkStore(backup, scratch);
        try {
            return proof.against(live, scratch);
        } finally {
            BackupFiles.delete(scratch);
        }
    }

    /** All proved backups, the oldest first, but those whose manifest can't be read. */
    @Override
    public List<Backup> list() {
        List<Backup> backups = new ArrayList<>();
        read(backups, new ArrayList<>());
        return backups;
    }

    /** What is wrong with backups that are there but can't be read; they don't count and are not pruned. */
    public List<Fault> unreadable() {
        List<Fault> unreadable = new ArrayList<>();
        read(new ArrayList<>(), unreadable);
        return unreadable;
    }

    private void read(List<Backup> backups, List<Fault> unreadable) {
        if (Files.notExists(directory)) {
            return;
        }
        try (var names = Files.list(directory)) {
            for (Path backup : names.filter(path -> Files.exists(path.resolve(Manifest.FILE)))
                    .filter(path -> !path.toString().endsWith(PARTIAL))
                    .sorted()
                    .toList()) {
                try {
                    backups.add(Manifest.read(backup));
                } catch (Fault fault) {
                    unreadable.add(fault);
                }
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    @Override
    public Backup find(String name) {
        Path from = directory.resolve(name);
        if (name.contains("/") || name.endsWith(PARTIAL) || Files.notExists(from.resolve(Manifest.FILE))) {
            throw unknown(name);
        }
        try {
            return Manifest.read(from);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    @Override
    public void fetch(Backup backup, Backup.BackupFile file, Path target) throws IOException {
        BackupFiles.copy(directory.resolve(backup.name()), target, file);
    }

    /** The bytes of a file of a backup, to be copied elsewhere. */
    public Path file(Backup backup, Backup.BackupFile file) {
        return directory.resolve(backup.name()).resolve(file.path());
    }

    /**
     * Restores a backup into a directory that is empty or not there. Each file is compared with the manifest's SHA-256
     * while it is copied; nothing is left of a restore that fails.
     */
    public Backup restore(String name, Path target) {
        Backup backup = find(name);
        try {
            BackupFiles.requireEmpty(target);
            boolean whole = false;
            try {
                for (Backup.BackupFile file : backup.files()) {
                    fetch(backup, file, target);
                }
                whole = true;
            } finally {
                if (!whole) {
                    BackupFiles.delete(target);
                }
            }
            return backup;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /**
     * Proves a backup that lies elsewhere: restores it into a scratch directory here, checks it and compares what it holds
     * with its manifest.
     */
    public Backup.Proof prove(BackupSource from, Backup backup, BackupProgress progress) {
        Path scratch = directory.resolve(backup.name() + SCRATCH);
        try {
            BackupFiles.delete(scratch);
            try {
                long done = 0;
                for (Backup.BackupFile file : backup.files()) {
                    progress.at("prove", done, backup.bytes());
                    from.fetch(backup, file, scratch);
                    done += file.bytes();
                }
                return proof.against(backup, scratch).proof();
            } finally {
                BackupFiles.delete(scratch);
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Opens a backup of this place or another in a scratch directory, for the time of the call. */
    public <T> T open(BackupSource from, Backup backup, Function<Store, T> reading) {
        Path scratch = directory.resolve(backup.name() + "-" + UUID.randomUUID() + SCRATCH);
        try {
            try {
                for (Backup.BackupFile file : backup.files()) {
                    from.fetch(backup, file, scratch);
                }
                try (Store store = proof.open(scratch)) {
                    return reading.apply(store);
                }
            } finally {
                BackupFiles.delete(scratch);
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Deletes the oldest backups but so many, and what was left of ones that were cut off. The names deleted. */
    public List<String> prune(int keep) {
        return prune(new Retention(keep, 0, 0, 0));
    }

    /** Deletes the backups that the retention doesn't keep, and what was left of ones that were cut off. The names deleted. */
    public List<String> prune(Retention retention) {
        List<Backup> all = list();
        List<Backup> kept = retention.kept(all, Backup::takenAt);
        List<String> gone = new ArrayList<>();
        try {
            for (Backup backup : all) {
                if (!kept.contains(backup)) {
                    BackupFiles.delete(directory.resolve(backup.name()));
                    gone.add(backup.name());
                }
            }
            deleteUnfinished();
        } catch (IOException e) {
            throw disk(e);
        }
        return gone;
    }

    private void deleteUnfinished() throws IOException {
        if (Files.exists(directory)) {
            try (var left = Files.list(directory)) {
                for (Path path : left.filter(path -> path.toString().endsWith(PARTIAL)
                                || path.toString().endsWith(SCRATCH))
                        .toList()) {
                    BackupFiles.delete(path);
                }
            }
        }
    }

    private static void deleteQuietly(Path partial) {
        try {
            BackupFiles.delete(partial);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    static Fault unknown(String name) {
        return new Fault(BackupCode.BACKUP_UNKNOWN, "there is no such backup", "name", name);
    }

    static Fault disk(IOException e) {
        return new Fault(BackupCode.BACKUP_DISK_FAILED, e, "can't read or write backups", "reason", e);
    }
}
