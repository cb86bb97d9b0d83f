package io.perseid.store;

/**
 * Which version replaced another.
 *
 * <pre>
 * value = R 1 offset of the successor (8) crc32c (4)
 * </pre>
 */
final class Replaced {
    private Replaced() {}

    static byte[] encode(byte[] key, long by) {
        return Frame.seal(key, Frame.REPLACED.start(8).putLong(by));
    }

    static long decode(byte[] key, byte[] value) {
        return Frame.REPLACED.open(key, value).getLong();
    }
}
