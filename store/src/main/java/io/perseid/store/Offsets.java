package io.perseid.store;

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

    private long[] page(long number) {
        if (number != lastPage) {
            last = pages.computeIfAbsent(number, _ -> new long[1 << (PAGE_BITS - 6)]);
            lastPage = number;
        }
        return last;
    }
}
