package io.perseid.entity;

import java.util.Iterator;
import java.util.List;

/** A list of values; compared item by item, the shorter first where one begins with the other. */
public record ListValue(List<Value> items) implements Value, Iterable<Value> {
    /** The list of nothing. */
    public static final ListValue EMPTY = new ListValue(List.of());

    /** A list of the same values; later changes of the given list don't show. */
    public ListValue {
        items = List.copyOf(items);
    }

    /** The list of these values. */
    public static ListValue of(List<? extends Value> items) {
        return items.isEmpty() ? EMPTY : new ListValue(List.copyOf(items));
    }

    /** The list of these values. */
    public static ListValue of(Value... items) {
        return of(List.of(items));
    }

    /** How many values there are. */
    public int size() {
        return items.size();
    }

    /** The value at the index, counted from 0. */
    public Value get(int index) {
        return items.get(index);
    }

    @Override
    public Iterator<Value> iterator() {
        return items.iterator();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
