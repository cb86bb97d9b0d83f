package io.perseid.store;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a store: a file that says what it is, the lock, and RocksDB's own directory.
 *
 * <pre>
 * STORE (64 bytes) = "PERSEID" 0A (8) format version (4) zero (4) store's UUID (16) key of the hash (16) zero (12) crc32c (4)
 * LOCK             = empty; locked while the store is open
 * durable          = how far the store was synced, see DurableMark
 * rocks/           = RocksDB
 * </pre>
 */
final class StoreDirectory implements AutoCloseable {
    private static final long MAGIC = 0x50_45_52_53_45_49_44_0AL;
    private static final int OLDEST = 1;
    private static final int NEWEST = 1;
    private static final int SIZE = 64;

    private final Path path;
    private final FileLock lock;
    private final ByteBuffer content;

    private StoreDirectory(Path path, FileLock lock, ByteBuffer content) {
        this.path = path;
        this.lock = lock;
        this.content = content;
    }

    /** Locks the directory, which is made a store if it is empty or not there. */
    static StoreDirectory open(Path path) {
        FileLock lock = null;
        try {
            Files.createDirectories(path);
            refuseOthers(path);
            lock = lock(path);
            Path file = path.resolve("STORE");
            if (Files.notExists(file)) {
                create(file);
            }
            return new StoreDirectory(path, lock, read(file));
        } catch (IOException e) {
            release(lock);
            throw new Fault(StoreCode.DISK_FAILED, e, "can't open the store's directory", "path", path);
        } catch (Fault e) {
            release(lock);
            throw e;
        }
    }

    /** Whether the directory holds a store; it is not touched. */
    static boolean isStore(Path path) {
        return Files.isRegularFile(path.resolve("STORE"));
    }

    private static void refuseOthers(Path path) throws IOException {
        try (var files = Files.list(path)) {
            boolean strange = files.map(file -> String.valueOf(file.getFileName()))
                    .anyMatch(name -> !name.equals("LOCK") && !name.equals("STORE.new"));
            if (strange && !isStore(path)) {
                throw new Fault(StoreCode.STORE_NOT_A_STORE, "the directory holds something else", "path", path);
            }
        }
    }

    private static FileLock lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this process; the same as held by another.
        }
        if (lock == null) {
            channel.close();
            throw new Fault(StoreCode.STORE_LOCKED, "the store is open elsewhere", "path", path);
        }
        return lock;
    }

    private static void create(Path file) throws IOException {
        var random = new SecureRandom();
        UUID id = UUID.randomUUID();
        var content = ByteBuffer.allocate(SIZE)
                .putLong(MAGIC)
                .putInt(NEWEST)
                .putInt(0)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(random.nextLong())
                .putLong(random.nextLong());
        content.putInt(SIZE - 4, crc(content.array()));
        Path fresh = file.resolveSibling("STORE.new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            content.rewind();
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(java.util.Objects.requireNonNull(file.getParent()))) {
            directory.force(true);
        }
    }

    private static ByteBuffer read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < 12 || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
            throw new Fault(StoreCode.STORE_NOT_A_STORE, "the file STORE is something else", "path", file);
        }
        if (bytes.length != SIZE || ByteBuffer.wrap(bytes).getInt(SIZE - 4) != crc(bytes)) {
            throw new Fault(StoreCode.STORE_CORRUPT, "the file STORE is damaged", "path", file);
        }
        int version = ByteBuffer.wrap(bytes).getInt(8);
        if (version < OLDEST || version > NEWEST) {
            throw new Fault(
                    version < OLDEST ? StoreCode.STORE_TOO_OLD : StoreCode.STORE_TOO_NEW,
                    "the store has a format that can't be read",
                    "found",
                    version,
                    "wanted",
                    OLDEST + " to " + NEWEST);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, 0, SIZE - 4);
        return (int) crc.getValue();
    }

    UUID storeId() {
        return new UUID(content.getLong(16), content.getLong(24));
    }

    SipHash hash() {
        return new SipHash(content.getLong(32), content.getLong(40));
    }

    static Path rocks(Path path) {
        return path.resolve("rocks");
    }

    /** Makes another directory the same store. */
    void copyIdentity(Path target) throws IOException {
        Files.copy(path.resolve("STORE"), target.resolve("STORE"));
    }

    Path durable() {
        return path.resolve("durable");
    }

    @Override
    public void close() {
        release(lock);
    }

    private static void release(@Nullable FileLock lock) {
        if (lock != null) {
            try {
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new Fault(StoreCode.DISK_FAILED, e, "can't release the store's lock");
            }
        }
    }
}
