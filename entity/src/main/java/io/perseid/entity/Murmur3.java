package io.perseid.entity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** MurmurHash3 in its variant x64-128 (Austin Appleby, public domain). Holds the last result; not thread-safe. */
final class Murmur3 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long first;
    private long second;

    /** Hashes the bytes with the seed; the result is in {@link #first} and {@link #second}. */
    public Murmur3 hash(byte[] bytes, int from, int to, int seed) {
        long h1 = seed & 0xffff_ffffL;
        long h2 = h1;
        int length = to - from;
        int at = from;
        for (int last = to - 16; at <= last; at += 16) {
            h1 ^= mix1((long) LONG.get(bytes, at));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mix2((long) LONG.get(bytes, at + 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        int left = to - at;
        if (left > 8) {
            h2 ^= mix2(tail(bytes, at + 8, to));
            h1 ^= mix1((long) LONG.get(bytes, at));
        } else if (left > 0) {
            h1 ^= mix1(tail(bytes, at, to));
        }
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        first = h1;
        second = h2 + h1;
        return this;
    }

    /** The first 64 bits of the last result. */
    public long first() {
        return first;
    }

    /** The other 64 bits of the last result. */
    public long second() {
        return second;
    }

    /** Up to eight bytes as a number, the first one lowest. */
    private static long tail(byte[] bytes, int from, int to) {
        if (to - from == 8) {
            return (long) LONG.get(bytes, from);
        }
        if (to >= 8) {
            return (long) LONG.get(bytes, to - 8) >>> ((8 - (to - from)) * 8);
        }
        long value = 0;
        for (int i = to - 1; i >= from; i--) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long h) {
        long k = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return k ^ (k >>> 33);
    }
}
