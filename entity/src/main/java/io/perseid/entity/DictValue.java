package io.perseid.entity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in the order of their insertion; that order doesn't count in comparisons.
 *
 * <p>It may hold its content in encoded form: then a value is decoded each time it is asked for, and no other one is.
 * Compared by the sorted names first, then by the values in the order of the names.
 */
public final class DictValue implements Value {
    /** The dict of nothing. */
    public static final DictValue EMPTY = new DictValue(new MapContent(new LinkedHashMap<>()));

    private final DictContent content;

    private DictValue(DictContent content) {
        this.content = content;
    }

    /** A dict of the same entries; later changes of the map don't show. */
    public static DictValue of(Map<String, ? extends Value> entries) {
        return entries.isEmpty() ? EMPTY : taking(new LinkedHashMap<>(entries));
    }

    /** A dict of one entry. */
    public static DictValue of(String name, Value value) {
        return of(Map.of(name, value));
    }

    /** A dict of the map itself, which nobody may change any more. */
    static DictValue taking(SequencedMap<String, Value> entries) {
        return new DictValue(new MapContent(entries));
    }

    /**
     * A dict over its MessagePack form, not copied: the bytes must not change any more. They are trusted to be
     * canonical; broken ones give a fault when they are met.
     *
     * @throws io.perseid.fault.Fault if no dict begins at the start
     */
    public static DictValue encoded(byte[] bytes, int start, int end) {
        return new DictValue(new EncodedContent(bytes, start, end));
    }

    /** How many entries there are. */
    public int size() {
        return content.size();
    }

    /** How many bytes of encoded form it holds; 0 if it is not held in that form. */
    public int heldBytes() {
        return content instanceof EncodedContent slice ? slice.end - slice.start : 0;
    }

    /** How many bytes its encoded form has; it is made and kept if it isn't at hand. */
    public int encodedBytes() {
        EncodedContent slice = slice();
        return slice.end - slice.start;
    }

    /** Whether there is no entry. */
    public boolean isEmpty() {
        return content.size() == 0;
    }

    /** Whether there is a value, be it null, of that name. */
    public boolean has(String name) {
        return content.has(name);
    }

    /** The value of the name; {@link NullValue#NULL} if there is none. */
    public Value get(String name) {
        Value found = content.find(name);
        return found == null ? NullValue.NULL : found;
    }

    /** The names in order. */
    public Set<String> names() {
        return content.names();
    }

    /** Hands over each entry in order. */
    public void forEach(BiConsumer<String, Value> action) {
        content.forEach(action);
    }

    /** This dict with the value in the place of the one of that name, or at the end. */
    public DictValue with(String name, Value value) {
        return DictBuilder.of(this).put(name, value).build();
    }

    /** This dict without the entry of that name. */
    public DictValue without(String name) {
        return has(name) ? DictBuilder.of(this).remove(name).build() : this;
    }

    /** Writes the canonical MessagePack form. */
    public void encodeTo(ValueWriter writer) {
        switch (content) {
            case MapContent map -> map.encodeTo(writer);
            case EncodedContent slice -> writer.raw(slice.bytes, slice.start, slice.end);
        }
    }

    /** How many bytes the canonical MessagePack form has; the form is made and kept if it isn't at hand. */
    public int encodedLength() {
        return slice().end - slice().start;
    }

    /** Writes the canonical MessagePack form to the place, where {@link #encodedLength} bytes must be free. */
    public void encodeTo(byte[] target, int at) {
        EncodedContent slice = slice();
        System.arraycopy(slice.bytes, slice.start, target, at, slice.end - slice.start);
    }

    /** The content's encoded form; made and kept if it isn't at hand. */
    EncodedContent slice() {
        return content.encoded();
    }

    /** Whether its content is held as encoded bytes, so that looking at a value costs decoding it. */
    public boolean isEncoded() {
        return content instanceof EncodedContent;
    }

    DictContent content() {
        return content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof DictValue that) || size() != that.size()) {
            return false;
        }
        if (content instanceof EncodedContent a && that.content instanceof EncodedContent b && sameBytes(a, b)) {
            return true;
        }
        for (String name : names()) {
            Value theirs = that.content.find(name);
            if (theirs == null || !theirs.equals(content.find(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameBytes(EncodedContent a, EncodedContent b) {
        return Arrays.equals(a.bytes, a.start, a.end, b.bytes, b.start, b.end);
    }

    @Override
    public int hashCode() {
        int[] sum = new int[1];
        forEach((name, value) -> sum[0] += name.hashCode() ^ (value.hashCode() * 31));
        return sum[0];
    }

    @Override
    public String toString() {
        var text = new StringBuilder("{");
        forEach((name, value) -> text.append(text.length() > 1 ? ", " : "")
                .append(name)
                .append('=')
                .append(value));
        return text.append('}').toString();
    }
}
