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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a whole backup in the place of a node's data directory.
 *
 * <p>The files are fetched beside it, into {@code DIR.restoring}, and each is held against the manifest; a restore that was
 * cut off goes on with the files that are not there yet. Then the restored datasets are marked, so that their readers
 * notice, and the directories change places: what was there before is kept as {@code DIR.before-TIME}. Nothing happens to it
 * while a node has it open. One thread.
 *
 * @param settings how the restored store is opened
 * @param key the user's, if the backup is encrypted
 */
public record Restore(
        BackupSource from, StoreSettings settings, Optional<EncryptionKey> key, Time time, BackupProgress progress) {
    private static final DateTimeFormatter ASIDE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * What a restore did.
     *
     * @param aside where what was there before is now
     * @param bytes fetched; less than the backup has if a part was there from a restore that was cut off
     */
    public record Restored(Backup backup, Optional<Path> aside, long bytes) {}

    /** Restores the backup of this name. */
    public Restored whole(String name, Path data) {
        return whole(name, data, _ -> {});
    }

    /**
     * The same with something to be done to the restored store before it takes its place.
     *
     * @throws Fault {@code store-locked} while a node has the directory open, {@link
     *     BackupCode#RESTORE_TARGET_NOT_EMPTY} if it holds something else than a store, {@link BackupCode#BACKUP_UNKNOWN},
     *     {@link BackupCode#BACKUP_DAMAGED}
     */
    public Restored whole(String name, Path data, Consumer<Store> last) {
        Backup backup = from.find(name);
        try (var _ = hold(data)) {
            Path beside = sibling(data, ".restoring");
            Path fresh = beside.resolve(backup.name());
            keepOnly(beside, fresh);
            long bytes = fetch(backup, fresh);
            try (Store store = Store.open(fresh, settings, key, time)) {
                last.accept(store);
                store.markRestored();
                store.sync();
            }
            Optional<Path> aside = moveAside(data);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
            BackupFiles.delete(beside);
            BackupFiles.sync(BackupFiles.parent(data.toAbsolutePath()));
            return new Restored(backup, aside, bytes);
        } catch (IOException e) {
            throw Backups.disk(e);
        }
    }

    private static Store.Hold hold(Path data) throws IOException {
        if (!Store.isStore(data)) {
            BackupFiles.requireEmpty(data);
            return Store.Hold.NONE;
        }
        return Store.hold(data);
    }

    /** What is left of a restore of another backup is of no use. */
    private static void keepOnly(Path beside, Path fresh) throws IOException {
        Files.createDirectories(beside);
        try (var files = Files.list(beside)) {
            for (Path other : files.filter(path -> !path.equals(fresh)).toList()) {
                BackupFiles.delete(other);
            }
        }
    }

    private long fetch(Backup backup, Path fresh) throws IOException {
        long fetched = 0;
        long seen = 0;
        for (Backup.BackupFile file : backup.files()) {
            progress.at("restore", seen, backup.bytes());
            if (!BackupFiles.holds(fresh, file)) {
                from.fetch(backup, file, fresh);
                fetched += file.bytes();
            }
            seen += file.bytes();
        }
        deleteOthers(backup, fresh);
        progress.at("restore", seen, backup.bytes());
        return fetched;
    }

    /** An attempt that opened the restored store already has left files of its own. */
    private static void deleteOthers(Backup backup, Path fresh) throws IOException {
        var paths =
                backup.files().stream().map(file -> fresh.resolve(file.path())).toList();
        try (var files = Files.walk(fresh)) {
            for (Path other : files.filter(Files::isRegularFile)
                    .filter(path -> !paths.contains(path))
                    .toList()) {
                Files.delete(other);
            }
        }
    }

    private Optional<Path> moveAside(Path data) throws IOException {
        if (!Store.isStore(data)) {
            Files.deleteIfExists(data);
            return Optional.empty();
        }
        String ending = ".before-" + ASIDE.format(time.now());
        Path aside = sibling(data, ending);
        for (int more = 2; Files.exists(aside); more++) {
            aside = sibling(data, ending + "-" + more);
        }
        Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(aside);
    }

    private static Path sibling(Path path, String ending) {
        Path absolute = path.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + ending);
    }
}
