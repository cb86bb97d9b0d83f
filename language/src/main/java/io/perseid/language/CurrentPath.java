package io.perseid.language;

import io.perseid.entity.EncodedPath;
import io.perseid.entity.Entries;
import io.perseid.entity.Item;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import java.util.function.Consumer;

/**
 * A path from {@code _} whose first step has a number: where {@code _} is an encoded dict, only what the path leads to is
 * decoded.
 *
 * @param slot the number of the first step
 * @param rest the steps after it
 * @param whole all steps
 * @param plain the same path for any other value
 */
record CurrentPath(int slot, EncodedPath rest, EncodedPath whole, Expression plain) implements EncodedPlace {
    @Override
    public Value eval(Frame frame) {
        Entries entries = frame.itemEntries();
        return entries == null ? plain.eval(frame) : rest.value(entries, slot);
    }

    @Override
    public void write(Frame frame, ValueWriter out) {
        Entries entries = frame.itemEntries();
        if (entries == null) {
            out.value(plain.eval(frame));
        } else {
            rest.write(entries, slot, out);
        }
    }

    @Override
    public void writeText(Frame frame, ValueWriter out) {
        Entries entries = frame.itemEntries();
        if (entries == null) {
            out.textOf(plain.eval(frame));
        } else {
            rest.writeText(entries, slot, out);
        }
    }

    @Override
    public boolean each(Frame frame, Consumer<Item> action) {
        Entries entries = frame.itemEntries();
        if (entries != null) {
            return rest.each(entries, slot, action);
        }
        return EncodedPath.goesThrough(frame.current())
                ? whole.each((ListValue) frame.current(), action)
                : new Item().each(plain.eval(frame), action);
    }

    @Override
    public int compare(Frame frame, byte[] text) {
        Entries entries = frame.itemEntries();
        return entries == null ? -1 : rest.compare(entries, slot, text);
    }
}
