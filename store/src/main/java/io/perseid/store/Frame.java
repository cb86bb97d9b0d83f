package io.perseid.store;

import io.perseid.fault.Fault;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What surrounds every value in the store.
 *
 * <pre>
 * value = kind (1) version (1) content crc32c (4)
 * </pre>
 *
 * <p>The checksum covers the key and everything before itself, so a value that lies under a wrong key is found too. It is
 * looked at before the version: a flipped bit in the version is damage, not a later version.
 *
 * @param kind a letter for each kind of value
 * @param oldest the oldest version that can be read
 * @param newest the version that is written
 */
record Frame(char kind, int oldest, int newest) {
    static final Frame DATASET = new Frame('D', 1, 1);
    static final Frame HEAD = new Frame('H', 1, 1);
    static final Frame INDEX = new Frame('I', 1, 1);
    static final Frame EPOCH = new Frame('E', 1, 1);
    static final Frame COUNTER = new Frame('C', 1, 1);
    static final Frame REBUILD = new Frame('B', 1, 1);
    static final Frame VERSION = new Frame('V', 1, 1);
    static final Frame NEWEST = new Frame('N', 1, 1);
    static final Frame REPLACED = new Frame('R', 1, 1);
    static final Frame ENTRY = new Frame('X', 1, 1);
    static final Frame ENCRYPTED = new Frame('K', 1, 1);
    static final Frame SEALED = new Frame('Z', 1, 1);
    static final Frame STATE = new Frame('S', 1, 1);

    /** Bytes before the content. */
    static final int HEADER = 2;

    /** Bytes after the content. */
    static final int TRAILER = 4;

    /** A buffer with the head written and room for the content and the checksum. */
    ByteBuffer start(int contentLength) {
        return ByteBuffer.allocate(HEADER + contentLength + TRAILER)
                .put((byte) kind)
                .put((byte) newest);
    }

    /** The finished value; the buffer must be filled up to the checksum. */
    static byte[] seal(byte[] key, ByteBuffer value) {
        byte[] sealed = new byte[value.capacity()];
        value.get(0, sealed);
        seal(key, sealed, 0, value.position());
        return sealed;
    }

    /** Writes the checksum behind the value, of which so many bytes begin at the start. */
    static void seal(byte[] key, byte[] bytes, int start, int length) {
        int crc = crc(key, bytes, start, length);
        int end = start + length;
        bytes[end] = (byte) (crc >> 24);
        bytes[end + 1] = (byte) (crc >> 16);
        bytes[end + 2] = (byte) (crc >> 8);
        bytes[end + 3] = (byte) crc;
    }

    /** A whole value. */
    byte[] of(byte[] key, byte[] content) {
        return seal(key, start(content.length).put(content));
    }

    /**
     * The content of a value, after its checksum, kind and version were found right.
     *
     * @throws Fault {@link StoreCode#STORE_CORRUPT}, {@link StoreCode#STORE_TOO_OLD} or {@link StoreCode#STORE_TOO_NEW}
     */
    ByteBuffer open(byte[] key, byte[] value) {
        int end = value.length - TRAILER;
        if (end < HEADER) {
            throw corrupt("value is too short", key, value);
        }
        var buffer = ByteBuffer.wrap(value);
        if (buffer.getInt(end) != crc(key, value, 0, end)) {
            throw corrupt("value has a wrong checksum", key, value);
        }
        if (value[0] != (byte) kind) {
            throw corrupt("value is of the wrong kind", key, value);
        }
        int version = value[1];
        if (version < oldest) {
            throw version(StoreCode.STORE_TOO_OLD, version);
        }
        if (version > newest) {
            throw version(StoreCode.STORE_TOO_NEW, version);
        }
        return buffer.position(HEADER).limit(end);
    }

    /** Whether a value says that it is one of these. */
    boolean isKindOf(byte[] value) {
        return value.length > 0 && value[0] == (byte) kind;
    }

    private Fault version(StoreCode code, int found) {
        return new Fault(
                code,
                "value has a version that can't be read",
                "kind",
                kind,
                "found",
                found,
                "wanted",
                oldest + " to " + newest);
    }

    Fault corrupt(String text, byte[] key, byte[] value) {
        return new Fault(
                StoreCode.STORE_CORRUPT,
                text,
                "kind",
                kind,
                "key",
                HexFormat.of().formatHex(key),
                "length",
                value.length,
                "begins",
                HexFormat.of().formatHex(Arrays.copyOf(value, Math.min(16, value.length))));
    }

    private static int crc(byte[] key, byte[] bytes, int start, int length) {
        var crc = new CRC32C();
        crc.update(key, 0, key.length);
        crc.update(bytes, start, length);
        return (int) crc.getValue();
    }
}
