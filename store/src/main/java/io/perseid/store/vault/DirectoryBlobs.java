package io.perseid.store.vault;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Blobs as files below a directory, such as a mounted disk of another machine. */
public final class DirectoryBlobs implements BlobStore {
    private static final String UNFINISHED = ".part";

    private final Path directory;

    /** The directory is made with the first blob. */
    public DirectoryBlobs(Path directory) {
        this.directory = directory;
    }

    @Override
    public void put(String name, byte[] bytes) {
        Path file = directory.resolve(name);
        Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Path parent = java.util.Objects.requireNonNull(file.getParent());
            Files.createDirectories(parent);
            try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            try (var channel = FileChannel.open(parent)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public Optional<byte[]> get(String name) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> name.startsWith(prefix) && !name.endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public String address() {
        return directory.toString();
    }

    private Fault unreachable(Exception e) {
        return new Fault(
                VaultCode.VAULT_UNREACHABLE,
                e,
                "the vault can't be read or written",
                "address",
                directory,
                "reason",
                e);
    }
}
