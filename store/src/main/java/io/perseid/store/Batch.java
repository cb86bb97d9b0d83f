package io.perseid.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes that happen together or not at all, kept in the form in which RocksDB writes them to its log, so that any number
 * of them crosses into native code in one call.
 *
 * <pre>
 * batch  = sequence (8, zero here) count (4, little-endian) record*
 * record = 05 family key value        put
 *        | 04 family key              delete
 *        | 0E family first end        delete of a range, end excluded
 *        | 03 blob                    padding: RocksDB writes it to its log and otherwise ignores it
 * family = varint;  key, value, first, end, blob = length (varint) bytes
 * </pre>
 *
 * <p>Not thread-safe. Meant to be kept and {@linkplain #clear cleared}.
 */
final class Batch {
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** The most that one batch takes. */
    static final int MAX_BYTES = 1 << 30;

    private static final int HEADER = 12;
    private static final byte PUT = 0x05;
    private static final byte DELETE = 0x04;
    private static final byte DELETE_RANGE = 0x0E;
    private static final byte BLOB = 0x03;
    private static final int PADDING_HEAD = 6;
    private static final int SMALL = 4096;

    /** Beyond so many bytes a copy is worth avoiding, and the array worth giving back. */
    private static final int LARGE = 8 << 20;

    /** What is kept free behind a large value for the small ones that go with it. */
    private static final int ROOM = 64 << 10;

    private byte[] bytes = new byte[SMALL];
    private int size = HEADER;
    private int count;

    void put(Space space, byte[] key, byte[] value) {
        begin(PUT, space, key.length + value.length + 10);
        block(key, key.length);
        block(value, value.length);
    }

    /**
     * Puts a value of so many bytes that the caller writes straight into {@link #bytes}, so that a large one is in memory once.
     *
     * @return where the value begins
     */
    int put(Space space, byte[] key, int length) {
        begin(PUT, space, key.length + length + 10);
        block(key, key.length);
        length(length);
        int start = size;
        size += length;
        return start;
    }

    /** The array the batch is in; another one after the next write. */
    byte[] bytes() {
        return bytes;
    }

    void delete(Space space, byte[] key) {
        begin(DELETE, space, key.length + 5);
        block(key, key.length);
    }

    void deleteRange(Space space, byte[] first, byte[] end) {
        begin(DELETE_RANGE, space, first.length + end.length + 10);
        block(first, first.length);
        block(end, end.length);
    }

    /** What a value is written as. */
    interface Values {
        byte[] of(Space space, byte[] key, byte[] value);
    }

    /** The same writes with other values. */
    Batch withValues(Values values) {
        var other = new Batch();
        var reader = new Reading();
        while (reader.at < size) {
            byte tag = bytes[reader.at++];
            Space space = Space.numbered(bytes[reader.at++]);
            byte[] key = reader.block();
            switch (tag) {
                case PUT -> other.put(space, key, values.of(space, key, reader.block()));
                case DELETE -> other.delete(space, key);
                case DELETE_RANGE -> other.deleteRange(space, key, reader.block());
                default -> throw new IllegalStateException("not a record of a batch tag=" + tag);
            }
        }
        return other;
    }

    /** Goes through the records. */
    private final class Reading {
        private int at = HEADER;

        byte[] block() {
            int length = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                length |= (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int sizeBytes() {
        return size;
    }

    void clear() {
        size = HEADER;
        count = 0;
        if (bytes.length > LARGE) {
            bytes = new byte[SMALL];
        }
    }

    /** The batch in RocksDB's form: a copy or, of a large one, the array itself. Nothing may be added before {@link #clear}. */
    byte[] encoded() {
        LITTLE_INT.set(bytes, 8, count);
        if (size > LARGE && bytes.length - size >= PADDING_HEAD && bytes.length - size <= ROOM) {
            pad();
            return bytes;
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Fills the array to its end with a blob, whose length takes five bytes whatever it is. */
    private void pad() {
        int blob = bytes.length - size - PADDING_HEAD;
        bytes[size++] = BLOB;
        for (int shift = 0; shift < 28; shift += 7) {
            bytes[size++] = (byte) (blob >>> shift | 0x80);
        }
        bytes[size++] = (byte) (blob >>> 28);
        Arrays.fill(bytes, size, bytes.length, (byte) 0);
        size = bytes.length;
    }

    private void begin(byte tag, Space space, int more) {
        if (bytes.length - size < more + 2) {
            int room = Math.addExact(size, more + 2 + (more > LARGE ? ROOM : 0));
            bytes = Arrays.copyOf(bytes, Math.max(room, (int) Math.min(1L << 30, 2L * size)));
        }
        bytes[size++] = tag;
        bytes[size++] = (byte) space.number();
        count++;
    }

    private void block(byte[] from, int length) {
        length(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }

    private void length(int length) {
        int rest = length;
        while (rest >= 0x80) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }
}
