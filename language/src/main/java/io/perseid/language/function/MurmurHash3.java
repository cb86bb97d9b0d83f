package io.perseid.language.function;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MurmurHash3 by Austin Appleby, the variant of 128 bits for 64-bit machines (x64_128). */
final class MurmurHash3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int BLOCK = 16;

    private MurmurHash3() {}

    /** The hash as one number without sign: the second half is the higher one. */
    static BigInteger hash(byte[] bytes, int seed) {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long h1 = Integer.toUnsignedLong(seed);
        long h2 = h1;
        while (data.remaining() >= BLOCK) {
            h1 = (Long.rotateLeft(h1 ^ mix1(data.getLong()), 27) + h2) * 5 + 0x52dce729;
            h2 = (Long.rotateLeft(h2 ^ mix2(data.getLong()), 31) + h1) * 5 + 0x38495ab5;
        }
        byte[] rest = new byte[BLOCK];
        data.get(rest, 0, data.remaining());
        ByteBuffer tail = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
        h1 ^= mix1(tail.getLong()) ^ bytes.length;
        h2 ^= mix2(tail.getLong()) ^ bytes.length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        return unsigned(h2).shiftLeft(Long.SIZE).or(unsigned(h1));
    }

    private static long mix1(long block) {
        return Long.rotateLeft(block * C1, 31) * C2;
    }

    private static long mix2(long block) {
        return Long.rotateLeft(block * C2, 33) * C1;
    }

    private static long finish(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
