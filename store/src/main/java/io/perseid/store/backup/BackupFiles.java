package io.perseid.store.backup;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What backups do with files. */
final class BackupFiles {
    private BackupFiles() {}

    /** All files below the directory, with their hashes. */
    static List<Backup.BackupFile> list(Path directory, BackupProgress progress) throws IOException {
        List<Backup.BackupFile> files = new ArrayList<>();
        List<Path> paths = below(directory);
        for (Path file : paths) {
            progress.at("hash", files.size(), paths.size());
            files.add(new Backup.BackupFile(
                    directory.relativize(file).toString(),
                    Files.size(file),
                    copyAndHash(file, OutputStream.nullOutputStream())));
        }
        return files;
    }

    /** A second store of the same files: tables never change and are linked, the others are copied. */
    static void linkStore(Path from, Path to) throws IOException {
        for (Path file : below(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(parent(target));
            if (file.toString().endsWith(".sst")) {
                link(target, file);
            } else {
                Files.copy(file, target);
            }
        }
    }

    private static void link(Path target, Path file) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException e) {
            Files.copy(file, target);
        }
    }

    /** Copies a file of a backup and makes it durable, if its bytes are those that were written. */
    static void copy(Path from, Path to, Backup.BackupFile file) throws IOException {
        Path target = to.resolve(file.path());
        Files.createDirectories(parent(target));
        String found;
        try (OutputStream out = Files.newOutputStream(target)) {
            found = copyAndHash(from.resolve(file.path()), out);
        } catch (java.nio.file.NoSuchFileException e) {
            found = "nothing";
        }
        if (!found.equals(file.sha256())) {
            throw damaged(file, found);
        }
        sync(target);
        sync(parent(target));
    }

    static Fault damaged(Backup.BackupFile file, String found) {
        return new Fault(
                BackupCode.BACKUP_DAMAGED,
                "a file of the backup is damaged",
                "file",
                file.path(),
                "found",
                found,
                "wanted",
                file.sha256());
    }

    /** Whether the file is there with the bytes that were written. */
    static boolean holds(Path directory, Backup.BackupFile file) throws IOException {
        Path there = directory.resolve(file.path());
        return Files.isRegularFile(there)
                && Files.size(there) == file.bytes()
                && copyAndHash(there, OutputStream.nullOutputStream()).equals(file.sha256());
    }

    private static String copyAndHash(Path file, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var hashed = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            hashed.transferTo(out);
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void requireEmpty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new Fault(
                            BackupCode.RESTORE_TARGET_NOT_EMPTY, "the directory isn't empty", "path", directory);
                }
            }
        }
    }

    static void syncAll(Path directory) throws IOException {
        for (Path file : below(directory)) {
            sync(file);
            sync(parent(file));
        }
    }

    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> below(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static Path parent(Path path) {
        return java.util.Objects.requireNonNull(path.getParent());
    }
}
