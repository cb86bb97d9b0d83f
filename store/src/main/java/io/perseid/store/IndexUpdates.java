package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the indexes of a dataset in step with one append, in the append's own batch.
 *
 * <p>A ready index gets both halves of a change: the replaced version's entries go, the new version's come. One that is
 * being built only loses entries that its builder has made already; the builder will come to the new version. One that
 * nobody has asked for is left as it is, with a note from where on it is behind.
 *
 * <p>Not thread-safe: used under the dataset's lock.
 */
final class IndexUpdates {
    private static final byte[] NOTHING = {};

    private final StoreParts parts;
    private final int dataset;
    private final Batch batch;
    private final List<DatasetIndex> current = new ArrayList<>();
    private long startOffset;
    private boolean anyAttached;

    IndexUpdates(StoreParts parts, int dataset, Batch batch) {
        this.parts = parts;
        this.dataset = dataset;
        this.batch = batch;
    }

    void begin(List<DatasetIndex> from, long nextOffset) {
        current.clear();
        current.addAll(from);
        startOffset = nextOffset;
        anyAttached = from.stream().anyMatch(DatasetIndex::isAttached);
    }

    boolean isAnyAttached() {
        return anyAttached;
    }

    long startOffset() {
        return startOffset;
    }

    List<DatasetIndex> current() {
        return List.copyOf(current);
    }

    /** Notes that the entity now stands at the offset, in the place of the old one if that existed. */
    void replace(@Nullable Entity old, long oldOffset, Entity now, long offset) {
        for (int i = 0; i < current.size(); i++) {
            DatasetIndex index = current.get(i);
            Function<Entity, List<Value>> keys = index.keys();
            if (keys != null) {
                long entries = index.entries();
                if (old != null && index.covers(oldOffset)) {
                    entries -= remove(index.number(), IndexKey.all(old, keys, parts.hash()), oldOffset);
                }
                if (index.isReady()) {
                    entries += put(batch, index.number(), IndexKey.all(now, keys, parts.hash()), offset);
                }
                current.set(i, index.with(index.builtTo(), entries));
            }
        }
    }

    private int remove(int index, Set<IdHash> keys, long offset) {
        keys.forEach(key -> batch.delete(Space.INDEX, Keys.entry(index, key, offset)));
        return keys.size();
    }

    static int put(Batch batch, int index, Set<IdHash> keys, long offset) {
        for (IdHash key : keys) {
            byte[] entry = Keys.entry(index, key, offset);
            batch.put(Space.INDEX, entry, Frame.ENTRY.of(entry, NOTHING));
        }
        return keys.size();
    }

    /** Writes what is known of each index; to be called once, when at least one version is in the batch. */
    void putRecords() {
        for (int i = 0; i < current.size(); i++) {
            DatasetIndex index = current.get(i);
            if (!index.isAttached() && index.builtTo() == DatasetIndex.ALL) {
                index = index.with(startOffset, index.entries());
                current.set(i, index);
                putRecord(index);
            } else if (index.isAttached()) {
                putRecord(index);
            }
        }
    }

    private void putRecord(DatasetIndex index) {
        byte[] key = Keys.index(dataset, index.name());
        batch.put(Space.META, key, index.encode(key));
    }
}
