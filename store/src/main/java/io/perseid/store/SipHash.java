package io.perseid.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): short bytes to a hash that nobody can make collide who doesn't
 * know the key. Thread-safe.
 */
record SipHash(long key0, long key1) {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    IdHash hash(byte[] bytes, int length) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int whole = length & ~7;
        long high = 0;
        long low = 0;
        // One loop for all rounds keeps the method small: message words first, then the last word, then two finishes.
        for (int at = 0; at <= whole + 16; at += 8) {
            long word = at < whole ? (long) LONG.get(bytes, at) : at == whole ? last(bytes, whole, length) : 0;
            int rounds = at <= whole ? 2 : 4;
            if (at <= whole) {
                v3 ^= word;
            } else if (at == whole + 8) {
                v2 ^= 0xee;
            } else {
                v1 ^= 0xdd;
            }
            for (int round = 0; round < rounds; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            if (at <= whole) {
                v0 ^= word;
            } else if (at == whole + 8) {
                high = v0 ^ v1 ^ v2 ^ v3;
            } else {
                low = v0 ^ v1 ^ v2 ^ v3;
            }
        }
        return new IdHash(high, low);
    }

    private static long last(byte[] bytes, int whole, int length) {
        long word = (long) length << 56;
        for (int i = whole; i < length; i++) {
            word |= (bytes[i] & 0xffL) << (8 * (i - whole));
        }
        return word;
    }
}
