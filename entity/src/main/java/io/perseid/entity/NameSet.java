package io.perseid.entity;

import java.util.Arrays;

/**
 * The names of one object, to notice one that comes twice.
 *
 * <p>Most objects name their members as the one before did. As long as that holds, a name is only compared with the one
 * in its place there, which is known to be new. From the first other name on all names go into a hash table of the places
 * in the output where they stand.
 *
 * <p>Not thread-safe. A sender can't make all names meet in one slot, since the hash depends on where this object
 * happens to be in memory.
 */
final class NameSet {
    private static final int SMALLEST = 64;
    private static final int LONGEST_KNOWN = 4_096;

    private final long seed = System.identityHashCode(this) * 0x9e37_79b9_7f4a_7c15L | 1;
    private int[] table = new int[SMALLEST];
    private int tabled;

    /** The encoded names of an object before this one, none of them twice, and room to read a word behind them. */
    private byte[] known = new byte[256];

    private int knownEnd;
    private int followed;
    private boolean follows = true;
    private boolean records;

    /** Where the names so far stand. */
    private int[] places = new int[16];

    private int size;

    /** Begins with the names of another object. */
    void clear() {
        if (tabled > 0) {
            if (table.length > SMALLEST) {
                table = new int[SMALLEST];
            } else {
                Arrays.fill(table, 0);
            }
            tabled = 0;
        }
        followed = 0;
        follows = true;
        size = 0;
    }

    /** Adds the name that begins at the place and ends the output; answers whether it is new. */
    boolean add(ValueWriter out, int start) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        places[size++] = start;
        byte[] bytes = out.buffer();
        int end = out.size();
        if (follows) {
            int next = followed + end - start;
            if (next <= knownEnd && isKnown(bytes, start, end)) {
                followed = next;
                return true;
            }
            part(out);
        }
        if (!enter(out, start, end)) {
            return false;
        }
        record(bytes, start, end);
        return true;
    }

    private boolean isKnown(byte[] bytes, int start, int end) {
        return EncodedNames.same(bytes, start, known, followed, end - start, end);
    }

    /** From here on this object has names of its own. */
    private void part(ValueWriter out) {
        follows = false;
        records = true;
        knownEnd = followed;
        for (int i = 0; i < size - 1; i++) {
            int start = places[i];
            enter(out, start, Names.end(out.buffer(), start, out.size()));
        }
    }

    private void record(byte[] bytes, int start, int end) {
        int length = end - start;
        records &= knownEnd + length + 8 <= LONGEST_KNOWN;
        if (records) {
            if (knownEnd + length + 8 > known.length) {
                known = Arrays.copyOf(known, Math.max(known.length * 2, knownEnd + length + 8));
            }
            System.arraycopy(bytes, start, known, knownEnd, length);
            knownEnd += length;
        }
    }

    private boolean enter(ValueWriter out, int start, int end) {
        if (tabled * 2 >= table.length) {
            grow(out);
        }
        byte[] bytes = out.buffer();
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
        tabled++;
        return true;
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
