package io.perseid.store;

import java.nio.ByteBuffer;

/**
 * Where a dataset's log ends, and its counts; kept in the same write as each change of them.
 *
 * <pre>
 * value = H 1 flags (1: bit 0 populated) next offset (8) versions (8) existing (8) deleted (8) bytes (8)
 *         last stored (8, microseconds) crc32c (4)
 * </pre>
 */
record Head(
        long nextOffset,
        long versions,
        long existing,
        long deleted,
        long bytes,
        long lastStoredMicros,
        boolean populated) {
    static final Head START = new Head(0, 0, 0, 0, 0, 0, false);
    private static final int CONTENT = 49;

    byte[] encode(byte[] key) {
        return Frame.seal(
                key,
                Frame.HEAD
                        .start(CONTENT)
                        .put((byte) (populated ? 1 : 0))
                        .putLong(nextOffset)
                        .putLong(versions)
                        .putLong(existing)
                        .putLong(deleted)
                        .putLong(bytes)
                        .putLong(lastStoredMicros));
    }

    static Head decode(byte[] key, byte[] value) {
        ByteBuffer content = Frame.HEAD.open(key, value);
        if (content.remaining() != CONTENT) {
            throw Frame.HEAD.corrupt("value has the wrong length", key, value);
        }
        boolean populated = content.get() == 1;
        return new Head(
                content.getLong(),
                content.getLong(),
                content.getLong(),
                content.getLong(),
                content.getLong(),
                content.getLong(),
                populated);
    }

    DatasetFigures figures() {
        return new DatasetFigures(versions, existing, deleted, nextOffset, populated, bytes, lastStoredMicros);
    }

    Head withPopulated(boolean now) {
        return new Head(nextOffset, versions, existing, deleted, bytes, lastStoredMicros, now);
    }
}
