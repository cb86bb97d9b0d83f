package io.perseid.entity;

import java.util.Arrays;

/** Comparing and stepping over what is encoded, quickly where it is short. */
final class EncodedNames {
    private EncodedNames() {}

    /** Whether the bytes at both places are the same; the known ones have room to read a word behind them. */
    static boolean same(byte[] bytes, int at, byte[] known, int from, int length, int end) {
        if (at + length > end) {
            return false;
        }
        if (length <= 8 && at + 8 <= bytes.length) {
            long difference = (long) Msgpack.WORD.get(bytes, at) ^ (long) Msgpack.WORD.get(known, from);
            return difference << (64 - 8 * length) == 0;
        }
        return Arrays.equals(bytes, at, at + length, known, from, from + length);
    }

    /** As {@link Msgpack#skip}, with a short way for short strings and small numbers. */
    static int skip(byte[] bytes, int at, int end) {
        if (at < end) {
            int head = bytes[at];
            if (head >= 0) {
                return at + 1;
            }
            if (head >= (byte) 0xa0 && head < (byte) 0xc0) {
                int stop = at + 1 + (head & 0x1f);
                if (stop <= end) {
                    return stop;
                }
            }
        }
        return Msgpack.skip(bytes, at, end);
    }
}
