package io.perseid.store;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The file {@code KEYS}: a store's own keys, sealed with the user's.
 *
 * <pre>
 * KEYS    = "PKEYS" 00 00 0A (8) version 1 (4) nonce (12) AES-256-GCM of the content with its tag crc32c of everything before (4)
 * content = current (4) clear (1) key*;  key = number (4) secret (32)
 * </pre>
 *
 * @param user the key that the user brings
 * @param current the number of the key that new values are sealed with
 * @param clear whether there may be values that are not sealed
 * @param keys by number; more than one until all values are sealed with the current one
 */
record StoreKeys(EncryptionKey user, int current, boolean clear, Map<Integer, EncryptionKey> keys) {
    private static final long MAGIC = 0x50_4B_45_59_53_00_00_0AL;
    private static final int VERSION = 1;
    private static final int HEADER = 12;
    private static final int KEY_BYTES = 32;

    StoreKeys {
        keys = Map.copyOf(keys);
    }

    /**
     * The keys in the directory; empty if there are none.
     *
     * @throws Fault {@link StoreCode#STORE_KEY_MISSING}, {@link StoreCode#STORE_KEY_WRONG}, {@link
     *     StoreCode#STORE_CORRUPT}, {@link StoreCode#STORE_TOO_OLD}, {@link StoreCode#STORE_TOO_NEW}
     */
    static Optional<StoreKeys> open(Path directory, Optional<EncryptionKey> user) {
        Path file = directory.resolve(Store.KEYS_FILE);
        try {
            if (Files.exists(file)) {
                return Optional.of(read(
                        Files.readAllBytes(file),
                        user.orElseThrow(() -> new Fault(
                                StoreCode.STORE_KEY_MISSING,
                                "the store is encrypted, and no key was given",
                                "path",
                                directory))));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't read the store's keys", "path", file);
        }
    }

    /**
     * The first keys of a store, kept in its directory from now on.
     *
     * @param clear whether the store holds values already
     */
    static StoreKeys make(Path directory, EncryptionKey user, boolean clear) {
        var keys = new StoreKeys(user, 1, clear, Map.of(1, EncryptionKey.random()));
        try {
            keys.write(directory);
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't write the store's keys", "path", directory);
        }
        return keys;
    }

    private static StoreKeys read(byte[] bytes, EncryptionKey user) {
        int end = bytes.length - 4;
        var buffer = ByteBuffer.wrap(bytes);
        if (end < HEADER || buffer.getLong() != MAGIC || buffer.getInt(end) != crc(bytes, end)) {
            throw new Fault(StoreCode.STORE_CORRUPT, "the file KEYS is damaged");
        }
        int version = buffer.getInt();
        if (version != VERSION) {
            throw new Fault(
                    version < VERSION ? StoreCode.STORE_TOO_OLD : StoreCode.STORE_TOO_NEW,
                    "the file KEYS has a version that can't be read",
                    "found",
                    version,
                    "wanted",
                    VERSION);
        }
        byte[] content = wrapping(user)
                .open(Arrays.copyOf(bytes, HEADER), Arrays.copyOfRange(bytes, HEADER, end))
                .orElseThrow(() -> new Fault(
                        StoreCode.STORE_KEY_WRONG,
                        "the store is encrypted with another key",
                        "given",
                        user.fingerprint()));
        return decode(user, ByteBuffer.wrap(content));
    }

    private static StoreKeys decode(EncryptionKey user, ByteBuffer content) {
        int current = content.getInt();
        boolean clear = content.get() != 0;
        Map<Integer, EncryptionKey> keys = new TreeMap<>();
        while (content.hasRemaining()) {
            int number = content.getInt();
            byte[] secret = new byte[KEY_BYTES];
            content.get(secret);
            keys.put(number, new EncryptionKey(secret));
        }
        return new StoreKeys(user, current, clear, keys);
    }

    private static EncryptionKey wrapping(EncryptionKey user) {
        return user.derive("perseid store");
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** With another user's key and a new key of our own for what is written from now on. */
    StoreKeys rotated(EncryptionKey nextUser) {
        Map<Integer, EncryptionKey> more = new TreeMap<>(keys);
        more.put(current + 1, EncryptionKey.random());
        return new StoreKeys(nextUser, current + 1, clear, more);
    }

    /** When every value is sealed with the current key. */
    StoreKeys settled() {
        return new StoreKeys(user, current, false, Map.of(current, Objects.requireNonNull(keys.get(current))));
    }

    /** Whether values may be there that are not sealed with the current key. */
    boolean isSettled() {
        return !clear && keys.size() == 1;
    }

    /** Replaces the file, durably. */
    void write(Path directory) throws IOException {
        Path file = directory.resolve(Store.KEYS_FILE);
        Path fresh = directory.resolve(Store.KEYS_FILE + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(encode());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    private byte[] encode() {
        var content = ByteBuffer.allocate(5 + keys.size() * (4 + KEY_BYTES))
                .putInt(current)
                .put((byte) (clear ? 1 : 0));
        keys.forEach((number, key) -> content.putInt(number).put(key.bytes()));
        byte[] head = ByteBuffer.allocate(HEADER).putLong(MAGIC).putInt(VERSION).array();
        byte[] sealed = wrapping(user).seal(head, content.array());
        var bytes = ByteBuffer.allocate(HEADER + sealed.length + 4).put(head).put(sealed);
        return bytes.putInt(crc(bytes.array(), bytes.position())).array();
    }
}
