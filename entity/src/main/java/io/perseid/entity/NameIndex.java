package io.perseid.entity;

/** Where the value of each name of an encoded dict stands: a hash table of positions, made once. */
final class NameIndex {
    private final byte[] bytes;
    private final int end;
    private final int[] table;

    private NameIndex(byte[] bytes, int end, int[] table) {
        this.bytes = bytes;
        this.end = end;
        this.table = table;
    }

    static NameIndex of(EncodedContent content) {
        int capacity = Integer.highestOneBit(Math.max(content.size(), 1)) * 4;
        var table = new int[capacity];
        int at = content.firstEntry();
        for (int i = 0; i < content.size(); i++) {
            int slot = spread(Names.hash(content.bytes, at, content.end)) & (capacity - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (capacity - 1);
            }
            table[slot] = at + 1;
            at = content.endOfValue(Names.end(content.bytes, at, content.end));
        }
        return new NameIndex(content.bytes, content.end, table);
    }

    /** Where the value of the name begins, or -1. */
    int position(String name) {
        int mask = table.length - 1;
        for (int slot = spread(name.hashCode()) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
            int at = table[slot] - 1;
            int value = Names.end(bytes, at, end);
            if (Names.matches(bytes, at, value, name)) {
                return value;
            }
        }
        return -1;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }
}
