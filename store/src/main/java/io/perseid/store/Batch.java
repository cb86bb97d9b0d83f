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
 * family = varint;  key, value, first, end = length (varint) bytes
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

    private byte[] bytes = new byte[4096];
    private int size = HEADER;
    private int count;

    void put(Space space, byte[] key, byte[] value) {
        put(space, key, value, value.length);
    }

    void put(Space space, byte[] key, byte[] value, int length) {
        begin(PUT, space, key.length + length + 10);
        block(key, key.length);
        block(value, length);
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

    boolean isEmpty() {
        return count == 0;
    }

    int sizeBytes() {
        return size;
    }

    void clear() {
        size = HEADER;
        count = 0;
        if (bytes.length > 8 << 20) {
            bytes = new byte[4096];
        }
    }

    /** A copy in RocksDB's form. */
    byte[] encoded() {
        LITTLE_INT.set(bytes, 8, count);
        return Arrays.copyOf(bytes, size);
    }

    private void begin(byte tag, Space space, int more) {
        if (bytes.length - size < more + 2) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more + 2), (int) Math.min(1L << 30, 2L * size)));
        }
        bytes[size++] = tag;
        bytes[size++] = (byte) space.number();
        count++;
    }

    private void block(byte[] from, int length) {
        int rest = length;
        while (rest >= 0x80) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }
}
