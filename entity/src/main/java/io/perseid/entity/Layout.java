package io.perseid.entity;

import java.util.Arrays;
import java.util.List;

/** The names of a dict in their order, and which of them are wanted. Immutable. */
public final class Layout {
    private final List<String> names;

    /** The encoded names, one after the other, with room to read a word behind them. */
    final byte[] encoded;

    /** Where each name ends among them. */
    final int[] ends;

    /** The entry of each wanted name; -1 if there is none. */
    final int[] entries;

    /** How many entries must be looked at to find all that are wanted. */
    final int needed;

    /** Whether a dict must have exactly these names, since one that is wanted might be among others. */
    final boolean isWhole;

    Layout(List<String> names, List<String> wanted, boolean all) {
        this.names = List.copyOf(names);
        var writer = new ValueWriter();
        this.ends = new int[names.size()];
        for (int i = 0; i < ends.length; i++) {
            writer.string(names.get(i));
            ends[i] = writer.size();
        }
        this.encoded = Arrays.copyOf(writer.toBytes(), writer.size() + Long.BYTES);
        this.entries = wanted.stream().mapToInt(names::indexOf).toArray();
        this.isWhole = all || Arrays.stream(entries).anyMatch(entry -> entry < 0);
        this.needed = isWhole ? ends.length : Arrays.stream(entries).max().orElse(-1) + 1;
    }

    /** The names in their order. */
    public List<String> names() {
        return names;
    }
}
