package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index as it stands on disk, with the function that makes its keys when somebody has asked for it.
 *
 * <pre>
 * value = I 1 number (4) built to (8; all ones: everything, kept so by each append) entries (8) definition (UTF-8) crc32c (4)
 * </pre>
 *
 * @param builtTo versions below this offset are in it; {@link #ALL} when appends keep it
 */
record DatasetIndex(
        String name,
        int number,
        String definition,
        long builtTo,
        long entries,
        @Nullable Function<Entity, List<Value>> keys) {
    static final long ALL = Long.MAX_VALUE;

    boolean isAttached() {
        return keys != null;
    }

    boolean isReady() {
        return isAttached() && builtTo == ALL;
    }

    /** Whether the entries of a version at this offset may be in the index. */
    boolean covers(long offset) {
        return offset < builtTo;
    }

    DatasetIndex with(long newBuiltTo, long newEntries) {
        return new DatasetIndex(name, number, definition, newBuiltTo, newEntries, keys);
    }

    DatasetIndex attached(Function<Entity, List<Value>> function) {
        return new DatasetIndex(name, number, definition, builtTo, entries, function);
    }

    IndexFigures figures(long nextOffset) {
        IndexFigures.State state = !isAttached()
                ? IndexFigures.State.ORPHAN
                : isReady() ? IndexFigures.State.READY : IndexFigures.State.BUILDING;
        return new IndexFigures(name, definition, state, entries, Math.min(builtTo, nextOffset));
    }

    byte[] encode(byte[] key) {
        byte[] text = definition.getBytes(StandardCharsets.UTF_8);
        return Frame.seal(
                key,
                Frame.INDEX
                        .start(20 + text.length)
                        .putInt(number)
                        .putLong(builtTo)
                        .putLong(entries)
                        .put(text));
    }

    static DatasetIndex decode(byte[] key, byte[] value) {
        ByteBuffer content = Frame.INDEX.open(key, value);
        if (content.remaining() < 20) {
            throw Frame.INDEX.corrupt("value is too short", key, value);
        }
        int number = content.getInt();
        long builtTo = content.getLong();
        long entries = content.getLong();
        String definition = StandardCharsets.UTF_8.decode(content).toString();
        return new DatasetIndex(Keys.indexName(key), number, definition, builtTo, entries, null);
    }
}
