package io.perseid.store;

import io.perseid.entity.EntityId;
import io.perseid.fault.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys of all spaces. Numbers are big-endian, so that the order of the bytes is the order of the numbers. */
final class Keys {
    static final int MAX_ID_BYTES = 32_768;

    private Keys() {}

    static byte[] counter(String name) {
        return named('C', name);
    }

    /** There if the store is encrypted. */
    static byte[] sealed() {
        return letter('K');
    }

    static byte[] dataset(DatasetName name) {
        return named('D', name.value());
    }

    static DatasetName datasetName(byte[] key) {
        return new DatasetName(new String(key, 1, key.length - 1, StandardCharsets.UTF_8));
    }

    static byte[] head(int dataset) {
        return numbered('H', dataset);
    }

    static byte[] epoch(int dataset) {
        return numbered('E', dataset);
    }

    static byte[] rebuild(int dataset) {
        return numbered('B', dataset);
    }

    static byte[] index(int dataset, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + text.length)
                .put((byte) 'I')
                .putInt(dataset)
                .put(text)
                .array();
    }

    static String indexName(byte[] key) {
        return new String(key, 5, key.length - 5, StandardCharsets.UTF_8);
    }

    static byte[] state(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** Key of a version in {@link Space#LOG} and of its successor in {@link Space#REPLACED}. */
    static byte[] offset(int dataset, long offset) {
        return ByteBuffer.allocate(12).putInt(dataset).putLong(offset).array();
    }

    static long offset(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - 8);
    }

    static int datasetNumber(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }

    static byte[] newest(int dataset, byte[] id) {
        return ByteBuffer.allocate(4 + id.length).putInt(dataset).put(id).array();
    }

    static byte[] id(byte[] newestKey) {
        return Arrays.copyOfRange(newestKey, 4, newestKey.length);
    }

    static byte[] entry(int index, IdHash key, long offset) {
        return ByteBuffer.allocate(28)
                .putInt(index)
                .putLong(key.high())
                .putLong(key.low())
                .putLong(offset)
                .array();
    }

    /** First key of a dataset or an index. */
    static byte[] first(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    /** First key after a dataset or an index. */
    static byte[] end(int number) {
        return first(number + 1);
    }

    /** The first key after all that begin with the given letter in {@link Space#META}. */
    static byte[] letter(char letter) {
        return new byte[] {(byte) letter};
    }

    /**
     * The bytes of an id.
     *
     * @throws Fault {@link StoreCode#ENTITY_ID_INVALID} if it is too long or has no UTF-8 form
     */
    static byte[] id(EntityId id) {
        String text = id.value();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(++i))) {
                    throw new Fault(StoreCode.ENTITY_ID_INVALID, "id has half a surrogate pair", "at", i);
                }
            }
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_ID_BYTES) {
            throw new Fault(
                    StoreCode.ENTITY_ID_INVALID, "id is too long", "bytes", bytes.length, "limit", MAX_ID_BYTES);
        }
        return bytes;
    }

    private static byte[] named(char letter, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put((byte) letter).put(text).array();
    }

    private static byte[] numbered(char letter, int number) {
        return ByteBuffer.allocate(5).put((byte) letter).putInt(number).array();
    }
}
