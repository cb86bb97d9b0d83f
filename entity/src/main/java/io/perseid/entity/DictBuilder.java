package io.perseid.entity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts a dict together. What is copied from an encoded dict stays encoded and is copied as bytes.
 *
 * <p>Not thread-safe. It may be used further after {@link #build}.
 */
public final class DictBuilder {
    /** What an entry holds until the dict is built. */
    private sealed interface Part {
        /** A value. */
        record Held(Value value) implements Part {}

        /** The encoded bytes of a value. */
        record Bytes(EncodedContent from, int start, int end) implements Part {}
    }

    private final LinkedHashMap<String, Part> parts = new LinkedHashMap<>();
    private int encodedBytes;

    /** A builder of nothing yet. */
    public DictBuilder() {}

    /** A builder that begins with all entries of the dict. */
    public static DictBuilder of(DictValue dict) {
        return new DictBuilder().copyAll(dict);
    }

    /** Sets the value of the name, in the place of the one it had, or at the end. */
    public DictBuilder put(String name, Value value) {
        parts.put(name, new Part.Held(value));
        return this;
    }

    /** Takes the entry of that name away, if there is one. */
    public DictBuilder remove(String name) {
        parts.remove(name);
        return this;
    }

    /** Takes all entries away. */
    public DictBuilder clear() {
        parts.clear();
        encodedBytes = 0;
        return this;
    }

    /** Whether there is a value of that name. */
    public boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The value of the name; {@link NullValue#NULL} if there is none. */
    public Value get(String name) {
        return switch (parts.get(name)) {
            case null -> NullValue.NULL;
            case Part.Held(Value value) -> value;
            case Part.Bytes(EncodedContent from, int start, int end) -> new ValueReader(from.bytes, start, end).value();
        };
    }

    /** How many entries there are. */
    public int size() {
        return parts.size();
    }

    /** The names in order; as they are when the set is read. */
    public Set<String> names() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    /** Copies the entry of that name, if the dict has one. */
    public DictBuilder copy(DictValue from, String name) {
        return copy(from, name, name);
    }

    /** Copies the entry of that name, if the dict has one, under another name. */
    public DictBuilder copy(DictValue from, String name, String newName) {
        switch (from.content()) {
            case EncodedContent slice -> {
                int at = slice.position(name);
                if (at >= 0) {
                    bytes(newName, slice, at, slice.endOfValue(at));
                }
            }
            case MapContent map -> {
                Value value = map.find(name);
                if (value != null) {
                    put(newName, value);
                }
            }
        }
        return this;
    }

    /** Copies all entries. */
    public DictBuilder copyAll(DictValue from) {
        return copyAll(from, name -> true);
    }

    /** Copies the entries whose names are wanted. */
    public DictBuilder copyAll(DictValue from, Predicate<String> wanted) {
        switch (from.content()) {
            case MapContent map ->
                map.forEach((name, value) -> {
                    if (wanted.test(name)) {
                        put(name, value);
                    }
                });
            case EncodedContent slice -> {
                int at = slice.firstEntry();
                for (int i = 0; i < slice.size(); i++) {
                    int value = Names.end(slice.bytes, at, slice.end);
                    int end = slice.endOfValue(value);
                    String name = Names.name(slice.bytes, at, slice.end);
                    if (wanted.test(name)) {
                        bytes(name, slice, value, end);
                    }
                    at = end;
                }
            }
        }
        return this;
    }

    private void bytes(String name, EncodedContent from, int start, int end) {
        parts.put(name, new Part.Bytes(from, start, end));
        encodedBytes += end - start + name.length() + 2;
    }

    /** The dict of the entries so far; encoded if any of them is. */
    public DictValue build() {
        if (parts.isEmpty()) {
            return DictValue.EMPTY;
        }
        return encodedBytes == 0 ? held() : encoded();
    }

    private DictValue held() {
        var entries = LinkedHashMap.<String, Value>newLinkedHashMap(parts.size());
        for (String name : parts.keySet()) {
            entries.put(name, get(name));
        }
        return DictValue.taking(entries);
    }

    private DictValue encoded() {
        var writer = new ValueWriter(encodedBytes + 64);
        writer.dictHead(parts.size());
        for (Map.Entry<String, Part> entry : parts.entrySet()) {
            writer.string(entry.getKey());
            switch (entry.getValue()) {
                case Part.Held(Value value) -> writer.value(value);
                case Part.Bytes(EncodedContent from, int start, int end) -> writer.raw(from.bytes, start, end);
            }
        }
        byte[] bytes = writer.toBytes();
        return DictValue.encoded(bytes, 0, bytes.length);
    }
}
