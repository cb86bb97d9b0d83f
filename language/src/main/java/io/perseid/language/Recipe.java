package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entries;
import io.perseid.entity.Layout;
import io.perseid.entity.ValueWriter;
import java.util.List;

/**
 * How to put the target together for sources of one layout, once all decisions are made: which entries are copied, and
 * which values stand where.
 *
 * @param layout the names of the source
 * @param decisions how each condition of the rule came out
 * @param size how many entries the target has
 * @param isInOrder whether all values the rule makes are used, in the order in which it makes them
 * @param parts what the target is made of, in order
 */
record Recipe(Layout layout, long decisions, int size, boolean isInOrder, List<Part> parts) {
    /** A part of the target. */
    sealed interface Part {
        /** Entries of the source, one after the other, as they are. */
        record Copied(int first, int afterLast) implements Part {}

        /** The value of an entry of the source under another name. */
        record Renamed(byte[] name, int entry) implements Part {}

        /** A value that the rule made. */
        record Made(byte[] name, int number) implements Part {}
    }

    /** Puts the target together from values that have been made. */
    DictValue assemble(Workspace space) {
        ValueWriter out = begin(space);
        for (Part part : parts) {
            if (part instanceof Part.Made(byte[] name, int number)) {
                out.raw(name, 0, name.length);
                out.raw(space.made.buffer(), space.starts[number], space.ends[number]);
            } else {
                take(part, space.entries, out);
            }
        }
        return end(out);
    }

    /** Puts the target together and makes the values on the way, each in its place. */
    DictValue assemble(Workspace space, Frame frame, List<Expression> values) {
        ValueWriter out = begin(space);
        for (Part part : parts) {
            if (part instanceof Part.Made(byte[] name, int number)) {
                out.raw(name, 0, name.length);
                int start = out.size();
                values.get(number).write(frame, out);
                frame.run().spend(1 + (out.size() - start) / 64);
            } else {
                take(part, space.entries, out);
            }
        }
        return end(out);
    }

    private static void take(Part part, Entries entries, ValueWriter out) {
        switch (part) {
            case Part.Copied(int first, int afterLast) -> entries.writeEntries(first, afterLast, out);
            case Part.Renamed(byte[] name, int entry) -> {
                out.raw(name, 0, name.length);
                entries.writeValue(entry, out);
            }
            case Part.Made _ -> throw new IllegalArgumentException("a value is made, not taken");
        }
    }

    private ValueWriter begin(Workspace space) {
        space.target.reset();
        space.target.dictHead(size);
        return space.target;
    }

    private DictValue end(ValueWriter out) {
        if (size == 0) {
            return DictValue.EMPTY;
        }
        byte[] bytes = out.toBytes();
        return DictValue.encoded(bytes, 0, bytes.length);
    }
}
