package io.perseid.entity;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Entries as values. */
final class MapContent implements DictContent {
    private final Map<String, Value> entries;
    private @Nullable EncodedContent encoded;

    /** Takes the map over: nobody may change it any more. */
    MapContent(SequencedMap<String, Value> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public @Nullable Value find(String name) {
        return entries.get(name);
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    @Override
    public Set<String> names() {
        return entries.keySet();
    }

    @Override
    public void forEach(BiConsumer<String, Value> action) {
        entries.forEach(action);
    }

    /** Two threads may both encode; either result will do. */
    @Override
    public EncodedContent encoded() {
        EncodedContent made = encoded;
        if (made == null) {
            var writer = new ValueWriter(32 * (1 + entries.size()));
            encodeTo(writer);
            byte[] bytes = writer.toBytes();
            made = new EncodedContent(bytes, 0, bytes.length);
            encoded = made;
        }
        return made;
    }

    void encodeTo(ValueWriter writer) {
        writer.dictHead(entries.size());
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            writer.string(entry.getKey());
            writer.value(entry.getValue());
        }
    }
}
