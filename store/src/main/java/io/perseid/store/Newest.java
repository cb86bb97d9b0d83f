package io.perseid.store;

import io.perseid.entity.ContentHash;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an id is the newest.
 *
 * <pre>
 * value = N 1 flags (1: bit 0 deleted) offset (8) hash (16) crc32c (4)
 * </pre>
 */
record Newest(long offset, boolean deleted, long hashHigh, long hashLow) {
    private static final int CONTENT = 25;

    boolean holds(ContentHash hash) {
        return hashHigh == hash.high() && hashLow == hash.low();
    }

    static byte[] encode(byte[] key, long offset, boolean deleted, ContentHash hash) {
        return Frame.seal(
                key,
                Frame.NEWEST
                        .start(CONTENT)
                        .put((byte) (deleted ? 1 : 0))
                        .putLong(offset)
                        .putLong(hash.high())
                        .putLong(hash.low()));
    }

    static @Nullable Newest decodeIfThere(byte[] key, byte @Nullable [] value) {
        return value == null ? null : decode(key, value);
    }

    static Newest decode(byte[] key, byte[] value) {
        ByteBuffer content = Frame.NEWEST.open(key, value);
        if (content.remaining() != CONTENT) {
            throw Frame.NEWEST.corrupt("value has the wrong length", key, value);
        }
        boolean deleted = content.get() == 1;
        return new Newest(content.getLong(), deleted, content.getLong(), content.getLong());
    }
}
