package io.perseid.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the entries of one encoded dict stand, and then those of the next: found in one pass, without decoding.
 *
 * <p>Most dicts name their entries as the one before did. As long as that holds, a name costs comparing it with the one
 * in its place there, and the numbers of wanted names are known. Not thread-safe.
 */
public final class Entries {
    private static final int MOST_LAYOUTS = 256;

    private final List<String> wanted;
    private final boolean all;
    private final Map<List<String>, Layout> layouts = new HashMap<>();
    private Layout layout;
    private byte[] bytes = {};
    private int end;
    private int first;
    private int count;
    private int located;
    private boolean endsExactly;

    /** Where the located entries begin, and their values. */
    private int[] starts = new int[16];

    private int[] values = new int[16];

    /** Finds the entries of the wanted names. */
    public static Entries of(List<String> wanted) {
        return new Entries(wanted, false);
    }

    /** Finds all entries; the numbers of the wanted names are known besides. */
    public static Entries all(List<String> wanted) {
        return new Entries(wanted, true);
    }

    private Entries(List<String> wanted, boolean all) {
        this.wanted = List.copyOf(wanted);
        this.all = all;
        this.layout = new Layout(List.of(), wanted, all);
    }

    /** Goes to a dict. */
    public void read(DictValue dict) {
        EncodedContent slice = dict.slice();
        read(slice.bytes, slice.start, slice.end);
        endsExactly = true;
    }

    /** Goes to the dict that begins at the position; what encloses it ends at the limit. */
    void read(byte[] encoded, int start, int limit) {
        bytes = encoded;
        end = limit;
        endsExactly = false;
        count = Msgpack.dictSize(encoded, start, limit);
        first = Msgpack.dictBody(encoded, start);
        if (!locate()) {
            layout = learn();
            locate();
        }
    }

    private boolean locate() {
        Layout known = layout;
        int needed = known.needed;
        if (known.isWhole ? count != needed : count < needed) {
            return false;
        }
        if (needed > starts.length) {
            starts = new int[needed + 16];
            values = new int[needed + 16];
        }
        int at = first;
        int name = 0;
        for (int i = 0; i < needed; i++) {
            int nameEnd = known.ends[i];
            int value = at + nameEnd - name;
            if (!EncodedNames.same(bytes, at, known.encoded, name, nameEnd - name, end)) {
                return false;
            }
            starts[i] = at;
            values[i] = value;
            if (i + 1 < needed) {
                at = EncodedNames.skip(bytes, value, end);
            }
            name = nameEnd;
        }
        located = needed;
        return true;
    }

    private Layout learn() {
        var names = new ArrayList<String>(count);
        int at = first;
        for (int i = 0; i < count; i++) {
            names.add(Names.name(bytes, at, end));
            at = Msgpack.skip(bytes, Names.end(bytes, at, end), end);
        }
        if (layouts.size() >= MOST_LAYOUTS) {
            layouts.clear();
        }
        return layouts.computeIfAbsent(names, these -> new Layout(these, wanted, all));
    }

    /** The names of the dict it is at, the same object for the same names most of the time. */
    public Layout layout() {
        return layout;
    }

    /** The bytes that the dict it is at is in. */
    byte[] bytes() {
        return bytes;
    }

    /** What encloses the dict ends here. */
    int limit() {
        return end;
    }

    /** Where the value of the wanted name with the number begins; -1 if there is none. */
    int position(int number) {
        int entry = layout.entries[number];
        return entry < 0 ? -1 : values[entry];
    }

    /** Where the entry ends. */
    private int endOf(int entry) {
        if (entry + 1 < located) {
            return starts[entry + 1];
        }
        return endsExactly && entry + 1 == count ? end : EncodedNames.skip(bytes, values[entry], end);
    }

    /** Where the dict ends. */
    int endOfDict() {
        if (endsExactly) {
            return end;
        }
        if (located == 0) {
            return skipEntries(first, count);
        }
        return skipEntries(EncodedNames.skip(bytes, values[located - 1], end), count - located);
    }

    private int skipEntries(int from, int entries) {
        int at = from;
        for (int i = 0; i < entries; i++) {
            at = Msgpack.skip(bytes, Names.end(bytes, at, end), end);
        }
        return at;
    }

    /** Writes the entries from one to another one as they are. */
    public void writeEntries(int first, int afterLast, ValueWriter out) {
        out.raw(bytes, starts[first], endOf(afterLast - 1));
    }

    /** Writes the value of an entry as it is. */
    public void writeValue(int entry, ValueWriter out) {
        out.raw(bytes, values[entry], endOf(entry));
    }

    @Override
    public String toString() {
        return layout.names() + " at " + Arrays.toString(Arrays.copyOf(values, located));
    }
}
