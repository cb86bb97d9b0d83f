package io.perseid.entity;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries as a slice of encoded bytes. Finding one steps over the others without decoding them; large dicts get an
 * index of their names when one is first looked for.
 */
final class EncodedContent implements DictContent {
    /** Up to so many entries, walking is as quick as an index. */
    private static final int WALKED = 8;

    final byte[] bytes;
    final int start;
    final int end;
    private final int size;
    private @Nullable NameIndex index;

    EncodedContent(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.size = Msgpack.dictSize(bytes, start, end);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public EncodedContent encoded() {
        return this;
    }

    @Override
    public boolean has(String name) {
        return position(name) >= 0;
    }

    @Override
    public @Nullable Value find(String name) {
        int at = position(name);
        return at < 0 ? null : new ValueReader(bytes, at, end).value();
    }

    /** Where the value of the name begins, or -1. */
    int position(String name) {
        if (size > WALKED) {
            NameIndex made = index;
            if (made == null) {
                made = NameIndex.of(this);
                index = made;
            }
            return made.position(name);
        }
        int at = firstEntry();
        for (int i = 0; i < size; i++) {
            int value = Names.end(bytes, at, end);
            if (Names.matches(bytes, at, value, name)) {
                return value;
            }
            at = Msgpack.skip(bytes, value, end);
        }
        return -1;
    }

    /** Where the first name stands. */
    int firstEntry() {
        return Msgpack.dictBody(bytes, start);
    }

    /** Where the value that begins at the position ends. */
    int endOfValue(int position) {
        return Msgpack.skip(bytes, position, end);
    }

    @Override
    public Set<String> names() {
        var names = LinkedHashSet.<String>newLinkedHashSet(size);
        int at = firstEntry();
        for (int i = 0; i < size; i++) {
            names.add(Names.name(bytes, at, end));
            at = Msgpack.skip(bytes, Names.end(bytes, at, end), end);
        }
        return Collections.unmodifiableSet(names);
    }

    @Override
    public void forEach(BiConsumer<String, Value> action) {
        var reader = new ValueReader(bytes, firstEntry(), end);
        for (int i = 0; i < size; i++) {
            String name = Names.name(bytes, reader.position(), end);
            reader.skip();
            action.accept(name, reader.value());
        }
    }
}
