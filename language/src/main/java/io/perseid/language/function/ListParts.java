package io.perseid.language.function;

import io.perseid.entity.ValueWriter;

/** Counts the items of a list while they are written. Not thread-safe. */
final class ListParts {
    private int count;

    /** Writes all items. */
    @FunctionalInterface
    interface Items {
        /** Writes them and counts each; answers whether they are a list, or else at most one value. */
        boolean write(ListParts parts);
    }

    /** Writes the list, or the one value; null if there is none. */
    static void write(ValueWriter out, Items items) {
        var parts = new ListParts();
        int start = out.beginList();
        if (items.write(parts)) {
            out.endList(start, parts.count);
        } else {
            out.endValue(start, parts.count);
        }
    }

    /** One more has been written. */
    void add() {
        count++;
    }
}
