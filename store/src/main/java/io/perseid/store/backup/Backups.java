package io.perseid.store.backup;

import io.perseid.fault.Fault;
import io.perseid.store.CheckReport;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
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

/**
 * The backups in one directory, which should lie on the store's disk so that tables are linked; each backup is a
 * directory of its own that holds a whole store.
 *
 * <p>A backup counts only after it was restored into a scratch directory, checked there value by value, and found to hold
 * what the live datasets held at that position of their logs. One that fails is thrown away with {@link
 * BackupCode#BACKUP_UNPROVEN}. Not thread-safe: one thread takes and prunes.
 */
public final class Backups {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PARTIAL = ".partial";
    private static final String SCRATCH = ".scratch";

    private final Path directory;
    private final Time time;

    /** The backups in the directory; it is made when the first one is taken. */
    public Backups(Path directory, Time time) {
        this.directory = directory;
        this.time = time;
    }

    /** Takes a backup of the store, while others write, and proves it. */
    public Backup take(Store store) {
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        String name = freeName(now);
        Path partial = directory.resolve(name + PARTIAL);
        try {
            BackupFiles.delete(partial);
            Files.createDirectories(directory);
            store.checkpoint(partial);
            List<DatasetContent> datasets = prove(store, partial, directory.resolve(name + SCRATCH));
            var backup = new Backup(name, now, datasets, BackupFiles.list(partial));
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

    private List<DatasetContent> prove(Store live, Path backup, Path scratch) throws IOException {
        BackupFiles.delete(scratch);
        BackupFiles.linkStore(backup, scratch);
        List<DatasetContent> contents = new ArrayList<>();
        try (Store restored = Store.open(scratch, StoreSettings.small(), time)) {
            CheckReport report = StoreCheck.check(restored);
            if (!report.isSound()) {
                throw unproven("the check found " + report.findings().getFirst());
            }
            for (DatasetName name : restored.datasets()) {
                Dataset dataset = restored.find(name).orElseThrow();
                DatasetContent content = DatasetContent.of(dataset);
                compare(content, live.find(name));
                contents.add(content);
            }
        } finally {
            BackupFiles.delete(scratch);
        }
        return contents;
    }

    /** A dataset that was deleted, made again or compacted since can't be compared any more; the check has been done. */
    private static void compare(DatasetContent restored, Optional<Dataset> live) {
        live.filter(dataset -> dataset.generation().toString().equals(restored.generation()))
                .flatMap(dataset -> DatasetContent.before(dataset, restored.nextOffset()))
                .filter(then -> !then.equals(restored))
                .ifPresent(then -> {
                    throw unproven("restored " + restored + " but the dataset held " + then);
                });
    }

    private static Fault unproven(String why) {
        return new Fault(BackupCode.BACKUP_UNPROVEN, "a fresh backup doesn't give back what was there", "why", why);
    }

    /** All proved backups, the oldest first. */
    public List<Backup> list() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (var names = Files.list(directory)) {
            List<Backup> backups = new ArrayList<>();
            for (Path backup : names.filter(path -> Files.exists(path.resolve(Manifest.FILE)))
                    .filter(path -> !path.toString().endsWith(PARTIAL))
                    .sorted()
                    .toList()) {
                backups.add(Manifest.read(backup));
            }
            return backups;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /**
     * Restores a backup into a directory that is empty or not there. Each file is compared with the manifest's SHA-256
     * while it is copied; nothing is left of a restore that fails.
     */
    public Backup restore(String name, Path target) {
        Path from = directory.resolve(name);
        if (name.contains("/") || name.endsWith(PARTIAL) || Files.notExists(from.resolve(Manifest.FILE))) {
            throw new Fault(BackupCode.BACKUP_UNKNOWN, "there is no such backup", "name", name);
        }
        try {
            BackupFiles.requireEmpty(target);
            Backup backup = Manifest.read(from);
            boolean whole = false;
            try {
                for (Backup.BackupFile file : backup.files()) {
                    BackupFiles.copy(from, target, file);
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

    /** Deletes the oldest backups but so many, and what was left of ones that were cut off. The names deleted. */
    public List<String> prune(int keep) {
        List<Backup> all = list();
        List<String> gone = new ArrayList<>();
        try {
            for (Backup backup : all.subList(0, Math.max(0, all.size() - keep))) {
                BackupFiles.delete(directory.resolve(backup.name()));
                gone.add(backup.name());
            }
            if (Files.exists(directory)) {
                try (var left = Files.list(directory)) {
                    for (Path path : left.filter(path -> path.toString().endsWith(PARTIAL)
                                    || path.toString().endsWith(SCRATCH))
                            .toList()) {
                        BackupFiles.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw disk(e);
        }
        return gone;
    }

    private static void deleteQuietly(Path partial) {
        try {
            BackupFiles.delete(partial);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static Fault disk(IOException e) {
        return new Fault(BackupCode.BACKUP_DISK_FAILED, e, "can't read or write backups", "reason", e);
    }
}
