package io.perseid.entity;

import java.util.Arrays;

/**
 * The names of one object, to notice one that comes twice: a hash table of the places in the output where they stand.
 *
 * <p>Not thread-safe. A sender can't make all names meet in one slot, since the hash depends on where this object
 * happens to be in memory.
 */
final class NameSet {
    private static final int SMALLEST = 64;

    private final long seed = System.identityHashCode(this) * 0x9e37_79b9_7f4a_7c15L | 1;
    private int[] table = new int[SMALLEST];
    private int size;
    private int lastSlot;

    void clear() {
        if (size > 0) {
            if (table.length > SMALLEST) {
                table = new int[SMALLEST];
            } else {
                Arrays.fill(table, 0);
            }
            size = 0;
        }
    }

    /** Adds the name that begins at the place and ends the output; answers whether it is new. */
    boolean add(ValueWriter out, int start) {
        if (size * 2 >= table.length) {
            grow(out);
        }
        byte[] bytes = out.buffer();
        int end = out.size();
        int mask = table.length - 1;
        int slot = hash(bytes, start, end) & mask;
        while (table[slot] != 0) {
            int other = table[slot] - 1;
            int otherEnd = other + end - start;
            if (otherEnd <= start && Arrays.equals(bytes, other, otherEnd, bytes, start, end)) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = start + 1;
        lastSlot = slot;
        size++;
        return true;
    }

    /** Takes back the name that was added last. */
    void removeLast() {
        table[lastSlot] = 0;
        size--;
    }

    private void grow(ValueWriter out) {
        int[] old = table;
        table = new int[old.length * 2];
        int mask = table.length - 1;
        for (int entry : old) {
            if (entry != 0) {
                int slot = hash(out.buffer(), entry - 1, Names.end(out.buffer(), entry - 1, out.size())) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    private int hash(byte[] bytes, int from, int to) {
        long hash = seed;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = (hash ^ (long) Msgpack.LONG.get(bytes, at)) * 0x9fb2_1c65_1e98_df25L;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * 0x9fb2_1c65_1e98_df25L;
        }
        return (int) (hash >>> 32);
    }
}
