package io.perseid.entity;

import java.util.Iterator;
import java.util.List;

/** A tuple of values; compared item by item, the shorter first where one begins with the other. JSON shows it as a list. */
public record TupleValue(List<Value> items) implements Value, Iterable<Value> {
    /** The tuple of nothing. */
    public static final TupleValue EMPTY = new TupleValue(List.of());

    /** A tuple of the same values; later changes of the given list don't show. */
    public TupleValue {
        items = List.copyOf(items);
    }

    /** The tuple of these values. */
    public static TupleValue of(List<? extends Value> items) {
        return items.isEmpty() ? EMPTY : new TupleValue(List.copyOf(items));
    }

    /** The tuple of these values. */
    public static TupleValue of(Value... items) {
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
