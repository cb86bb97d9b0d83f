package io.perseid.store;

import io.perseid.entity.BytesValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A set of offsets, a bit for each, in pages that exist where something is set.
 *
 * <p>Takes at most an eighth of a byte for each offset of the log, whatever the entities are. Not thread-safe.
 */
final class Offsets {
    private static final int PAGE_BITS = 12;
    private final Map<Long, long[]> pages = new HashMap<>();
    private long lastPage = -1;
    private long[] last = {};

    /** Adds the offset; false if it was in already. */
    boolean add(long offset) {
        long[] page = page(offset >>> PAGE_BITS);
        int word = (int) (offset >>> 6) & ((1 << (PAGE_BITS - 6)) - 1);
        long bit = 1L << (offset & 63);
        boolean added = (page[word] & bit) == 0;
        page[word] |= bit;
        return added;
    }

    boolean contains(long offset) {
        long[] page = pages.get(offset >>> PAGE_BITS);
        return page != null && (page[(int) (offset >>> 6) & ((1 << (PAGE_BITS - 6)) - 1)] & 1L << (offset & 63)) != 0;
    }

    /** All pages by their number, each as its bits, lowest first. */
    DictValue toValue() {
        var dict = new DictBuilder();
        pages.forEach((number, page) -> {
            var bytes = ByteBuffer.allocate(page.length * Long.BYTES);
            bytes.asLongBuffer().put(page);
            dict.put(Long.toString(number), new BytesValue(bytes.array()));
        });
        return dict.build();
    }

    /** The set that a value was made of. */
    static Offsets of(DictValue value) {
        var offsets = new Offsets();
        value.forEach((number, bytes) -> {
            var page = new long[1 << (PAGE_BITS - 6)];
            ByteBuffer.wrap(((BytesValue) bytes).bytes()).asLongBuffer().get(page);
            offsets.pages.put(Long.valueOf(number), page);
        });
        return offsets;
    }

    private long[] page(long number) {
        if (number != lastPage) {
            last = pages.computeIfAbsent(number, _ -> new long[1 << (PAGE_BITS - 6)]);
            lastPage = number;
        }
        return last;
    }
}
