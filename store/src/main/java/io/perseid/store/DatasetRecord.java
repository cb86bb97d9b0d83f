package io.perseid.store;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What a dataset is, under its name.
 *
 * <pre>
 * value = D 1 number (4) generation (16) created (8, microseconds since 1970) crc32c (4)
 * </pre>
 *
 * @param number never used again, not even after the dataset was deleted
 * @param generation another one after each delete and creation
 */
record DatasetRecord(int number, UUID generation, long createdMicros) {
    byte[] encode(byte[] key) {
        return Frame.seal(
                key,
                Frame.DATASET
                        .start(28)
                        .putInt(number)
                        .putLong(generation.getMostSignificantBits())
                        .putLong(generation.getLeastSignificantBits())
                        .putLong(createdMicros));
    }

    static DatasetRecord decode(byte[] key, byte[] value) {
        ByteBuffer content = Frame.DATASET.open(key, value);
        if (content.remaining() != 28) {
            throw Frame.DATASET.corrupt("value has the wrong length", key, value);
        }
        return new DatasetRecord(content.getInt(), new UUID(content.getLong(), content.getLong()), content.getLong());
    }
}
