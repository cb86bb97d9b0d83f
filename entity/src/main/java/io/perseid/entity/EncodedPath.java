package io.perseid.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way from an encoded value through dicts, and through lists of them, to the values of a name. Thread-safe.
 *
 * <p>Where a list is on the way the result is the list of all values found, the values of lists one by one and without
 * nulls besides; null if nothing is found.
 */
public final class EncodedPath {
    /** Nothing is there. */
    static final int NONE = -1;

    /** A list is on the way. */
    static final int MANY = -2;

    private final byte[][] steps;
    private final int[] lengths;

    /** The way by these names. */
    public EncodedPath(List<String> names) {
        this.steps = new byte[names.size()][];
        this.lengths = new int[names.size()];
        for (int i = 0; i < steps.length; i++) {
            var writer = new ValueWriter();
            writer.string(names.get(i));
            lengths[i] = writer.size();
            steps[i] = Arrays.copyOf(writer.toBytes(), lengths[i] + Long.BYTES);
        }
    }

    /** What is there for the wanted name with the number, from its value on. */
    public Value value(Entries entries, int number) {
        int at = entries.position(number);
        return at < 0 ? NullValue.NULL : value(entries.bytes(), at, entries.limit());
    }

    Value value(byte[] bytes, int start, int end) {
        int at = position(bytes, start, end);
        if (at == NONE) {
            return NullValue.NULL;
        }
        if (at != MANY) {
            return new ValueReader(bytes, at, end).value();
        }
        var all = new ArrayList<Value>();
        collect(bytes, start, end, 0, new Found(new Item(), item -> all.add(item.value())));
        return all.isEmpty() ? NullValue.NULL : ListValue.of(all);
    }

    /** What is found in lists, handed on one by one. */
    private static final class Found {
        private final Item item;
        private final Consumer<Item> action;
        private boolean isAny;

        Found(Item item, Consumer<Item> action) {
            this.item = item;
            this.action = action;
        }

        /** The value at the position, or each value of a list; answers where it ends. */
        int add(byte[] bytes, int at, int end) {
            if (Msgpack.isList(bytes[at])) {
                long count = Msgpack.listSize(bytes, at, end);
                int next = Msgpack.listBody(bytes, at);
                for (long i = 0; i < count; i++) {
                    next = take(bytes, next, end);
                }
                return next;
            }
            return bytes[at] == (byte) Msgpack.NIL ? at + 1 : take(bytes, at, end);
        }

        private int take(byte[] bytes, int at, int end) {
            isAny = true;
            item.goTo(bytes, at, end);
            action.accept(item);
            return item.end();
        }
    }

    /** Writes what is there; copies it where no list is on the way. */
    public void write(Entries entries, int number, ValueWriter out) {
        int start = entries.position(number);
        byte[] bytes = entries.bytes();
        int end = entries.limit();
        int at = start < 0 ? NONE : position(bytes, start, end);
        if (at == NONE) {
            out.nil();
        } else if (at == MANY) {
            out.value(value(bytes, start, end));
        } else {
            out.raw(bytes, at, EncodedNames.skip(bytes, at, end));
        }
    }

    /** Adds the text of all strings that are there to the text that is being written. */
    public void writeText(Entries entries, int number, ValueWriter out) {
        int start = entries.position(number);
        byte[] bytes = entries.bytes();
        int end = entries.limit();
        int at = start < 0 ? NONE : position(bytes, start, end);
        if (at == MANY) {
            out.textOf(value(bytes, start, end));
        } else if (at != NONE && Msgpack.isText(bytes[at])) {
            out.text(bytes, Msgpack.textStart(bytes, at), Names.end(bytes, at, end));
        } else if (at != NONE && Msgpack.isList(bytes[at])) {
            out.textOf(new ValueReader(bytes, at, end).value());
        }
    }

    /**
     * Whether what is there is exactly the value of the canonical bytes, or isn't: 1 or 0; -1 if it must be decoded to
     * know.
     */
    public int compare(Entries entries, int number, byte[] text) {
        int start = entries.position(number);
        byte[] bytes = entries.bytes();
        int end = entries.limit();
        int at = start < 0 ? NONE : position(bytes, start, end);
        if (at == NONE) {
            return 0;
        }
        if (at == MANY || Msgpack.isList(bytes[at])) {
            return -1;
        }
        return at + text.length <= end && Arrays.equals(bytes, at, at + text.length, text, 0, text.length) ? 1 : 0;
    }

    /**
     * Hands over each value of the list that is there, or the one value unless it is null.
     *
     * @return whether it is a list
     */
    public boolean each(Entries entries, int number, Consumer<Item> action) {
        int start = entries.position(number);
        byte[] bytes = entries.bytes();
        int end = entries.limit();
        int at = start < 0 ? NONE : position(bytes, start, end);
        if (at == NONE) {
            return false;
        }
        var item = new Item();
        if (at == MANY) {
            var found = new Found(item, action);
            collect(bytes, start, end, 0, found);
            return found.isAny;
        }
        if (!Msgpack.isList(bytes[at])) {
            item.goTo(bytes, at, end);
            if (!item.isNull()) {
                action.accept(item);
            }
            return false;
        }
        long count = Msgpack.listSize(bytes, at, end);
        int next = Msgpack.listBody(bytes, at);
        for (long i = 0; i < count; i++) {
            item.goTo(bytes, next, end);
            action.accept(item);
            next = item.end();
        }
        return true;
    }

    /** Whether the value is a list of encoded dicts, so that {@link #each(ListValue, Consumer)} can go through them. */
    public static boolean goesThrough(Value value) {
        if (!(value instanceof ListValue list)) {
            return false;
        }
        for (Value item : list.items()) {
            if (!(item instanceof DictValue dict) || !dict.isEncoded()) {
                return false;
            }
        }
        return true;
    }

    /** Hands over each value that the encoded dicts lead to; answers whether there is any. */
    public boolean each(ListValue dicts, Consumer<Item> action) {
        var found = new Found(new Item(), action);
        for (Value dict : dicts.items()) {
            EncodedContent slice = ((DictValue) dict).slice();
            collect(slice.bytes, slice.start, slice.end, 0, found);
        }
        return found.isAny;
    }

    private int position(byte[] bytes, int start, int end) {
        int at = start;
        for (int i = 0; i < steps.length; i++) {
            if (Msgpack.isList(bytes[at])) {
                return MANY;
            }
            at = Msgpack.isDict(bytes[at]) ? member(bytes, at, end, i) : NONE;
            if (at == NONE) {
                return NONE;
            }
        }
        return at;
    }

    private int member(byte[] bytes, int start, int end, int step) {
        int count = Msgpack.dictSize(bytes, start, end);
        int at = Msgpack.dictBody(bytes, start);
        for (int i = 0; i < count; i++) {
            if (EncodedNames.same(bytes, at, steps[step], 0, lengths[step], end)) {
                return at + lengths[step];
            }
            at = EncodedNames.skip(bytes, EncodedNames.skip(bytes, at, end), end);
        }
        return NONE;
    }

    /** Gathers what is found from the value on; answers where the value ends. */
    private int collect(byte[] bytes, int start, int end, int step, Found found) {
        if (step == steps.length) {
            return found.add(bytes, start, end);
        }
        if (Msgpack.isList(bytes[start])) {
            long count = Msgpack.listSize(bytes, start, end);
            int at = Msgpack.listBody(bytes, start);
            for (long i = 0; i < count; i++) {
                at = collect(bytes, at, end, step, found);
            }
            return at;
        }
        if (!Msgpack.isDict(bytes[start])) {
            return EncodedNames.skip(bytes, start, end);
        }
        int count = Msgpack.dictSize(bytes, start, end);
        int at = Msgpack.dictBody(bytes, start);
        for (int i = 0; i < count; i++) {
            if (EncodedNames.same(bytes, at, steps[step], 0, lengths[step], end)) {
                at = collect(bytes, at + lengths[step], end, step + 1, found);
            } else {
                at = EncodedNames.skip(bytes, EncodedNames.skip(bytes, at, end), end);
            }
        }
        return at;
    }
}
