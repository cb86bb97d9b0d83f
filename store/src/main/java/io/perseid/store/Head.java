package io.perseid.store;

import java.nio.ByteBuffer;

/**
 * Where a dataset's log ends, and its counts; kept in the same write as each change of them.
 *
 * <pre>
 * value = H 1 flags (1: bit 0 populated) next offset (8) versions (8) existing (8) deleted (8) bytes (8)
 *         last stored (8, microseconds) complete from (8) crc32c (4)
 * </pre>
 *
 * @param completeFrom from this offset on the log can be read as it was; compaction has dropped versions that were newest
 *     before
 */
record Head(
        long nextOffset,
        long versions,
        long existing,
        long deleted,
        long bytes,
        long lastStoredMicros,
        long completeFrom,
        boolean populated) {
    static final Head START = new Head(0, 0, 0, 0, 0, 0, 0, false);
    private static final int CONTENT = 57;

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
                        .putLong(lastStoredMicros)
                        .putLong(completeFrom));
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
                content.getLong(),
                populated);
    }

    DatasetFigures figures() {
        return new DatasetFigures(
                versions, existing, deleted, nextOffset, populated, bytes, lastStoredMicros, completeFrom);
    }

    Head withPopulated(boolean now) {
        return new Head(nextOffset, versions, existing, deleted, bytes, lastStoredMicros, completeFrom, now);
    }

    /** The same without some versions. */
    Head without(long fewerVersions, long fewerDeleted, long fewerBytes, long nowCompleteFrom) {
        return new Head(
                nextOffset,
                versions - fewerVersions,
                existing,
                deleted - fewerDeleted,
                bytes - fewerBytes,
                lastStoredMicros,
                Math.max(completeFrom, nowCompleteFrom),
                populated);
    }
}
