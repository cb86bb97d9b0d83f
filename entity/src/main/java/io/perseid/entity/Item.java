package io.perseid.entity;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value as one of many: encoded, as long as nobody asks for more, or at hand. Moves from value to value.
 *
 * <p>Not thread-safe.
 */
public final class Item {
    private byte[] bytes = {};
    private int at;
    private int limit;
    private @Nullable Value value;
    private @Nullable Entries located;

    /** Goes to a value. */
    public void goTo(Value next) {
        located = null;
        if (next instanceof DictValue dict && dict.isEncoded()) {
            EncodedContent slice = dict.slice();
            bytes = slice.bytes;
            at = slice.start;
            limit = slice.end;
        } else {
            at = -1;
        }
        value = next;
    }

    /** Goes to the value that is encoded at the position. */
    void goTo(byte[] encoded, int position, int end) {
        bytes = encoded;
        at = position;
        limit = end;
        value = null;
        located = null;
    }

    /** Where the encoded value ends. */
    int end() {
        Entries known = located;
        return known == null ? EncodedNames.skip(bytes, at, limit) : known.endOfDict();
    }

    /** Goes to each value of a list, or to the one value unless it is null; answers whether it is a list. */
    public boolean each(Value values, Consumer<Item> action) {
        if (values instanceof ListValue list) {
            for (Value one : list.items()) {
                goTo(one);
                action.accept(this);
            }
            return true;
        }
        if (!values.isNull()) {
            goTo(values);
            action.accept(this);
        }
        return false;
    }

    /** Whether it is an encoded dict. */
    public boolean isEncodedDict() {
        return at >= 0 && Msgpack.isDict(bytes[at]);
    }

    /** Whether it is null. */
    public boolean isNull() {
        return value == null ? bytes[at] == (byte) Msgpack.NIL : value.isNull();
    }

    /** Finds the entries of the encoded dict that it is. */
    public void locate(Entries entries) {
        entries.read(bytes, at, limit);
        located = entries;
    }

    /** The value. */
    public Value value() {
        Value known = value;
        if (known == null) {
            known = isEncodedDict() ? DictValue.encoded(bytes, at, end()) : new ValueReader(bytes, at, limit).value();
            value = known;
        }
        return known;
    }

    /** Writes the value. */
    public void write(ValueWriter out) {
        if (at < 0 && value != null) {
            out.value(value);
        } else {
            out.raw(bytes, at, end());
        }
    }
}
