package io.perseid.store;

import io.perseid.entity.ContentHash;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The form of a version in the log.
 *
 * <pre>
 * value = V 1 flags (1: bit 0 deleted) offset (8) previous (8, -1 for none) stored (8, microseconds since 1970)
 *         hash (16) length of id (4) id (UTF-8) properties (MessagePack map, docs/formats/messagepack.md) crc32c (4)
 * </pre>
 */
final class LogRecord {
    /** Where the offset stands in a value. */
    private static final int OFFSET_AT = 3;

    /** Where the id begins in a value. */
    static final int ID_AT = 47;

    private LogRecord() {}

    /** The offset of a value that isn't looked at any further. */
    static long offset(byte[] value) {
        return ByteBuffer.wrap(value).getLong(OFFSET_AT);
    }

    /** Writes everything before the id. */
    static void head(
            ByteBuffer to, boolean deleted, long offset, long previous, long micros, ContentHash hash, int idLength) {
        to.put((byte) Frame.VERSION.kind())
                .put((byte) Frame.VERSION.newest())
                .put((byte) (deleted ? 1 : 0))
                .putLong(offset)
                .putLong(previous)
                .putLong(micros)
                .putLong(hash.high())
                .putLong(hash.low())
                .putInt(idLength);
    }

    /** The version that says of itself which one it is; the checksum covers its key. */
    static EntityVersion decode(int dataset, byte[] value) {
        long offset = value.length < ID_AT ? -1 : offset(value);
        return decode(Keys.offset(dataset, offset), value);
    }

    /** The version; its properties share the given array. */
    static EntityVersion decode(byte[] key, byte[] value) {
        ByteBuffer content = Frame.VERSION.open(key, value);
        if (content.remaining() < ID_AT - Frame.HEADER) {
            throw Frame.VERSION.corrupt("value is too short", key, value);
        }
        boolean deleted = (content.get() & 1) != 0;
        long offset = content.getLong();
        long previous = content.getLong();
        long micros = content.getLong();
        var hash = new ContentHash(content.getLong(), content.getLong());
        int idLength = content.getInt();
        if (offset != Keys.offset(key) || idLength < 0 || idLength > content.remaining()) {
            throw Frame.VERSION.corrupt("value has a wrong head", key, value);
        }
        var id = new EntityId(new String(value, ID_AT, idLength, StandardCharsets.UTF_8));
        DictValue properties = DictValue.encoded(value, ID_AT + idLength, content.limit());
        Entity entity = Entity.stored(id, deleted, properties, hash);
        return new EntityVersion(entity, offset, previous, micros, hash);
    }
}
