package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The indexes of one dataset. The list is changed only under the dataset's lock, which is always taken last; {@code
 * building} before it lets one thread at a time add or drop.
 */
final class DatasetIndexes {
    private final StoreParts parts;
    private final int dataset;
    private final ReentrantLock building = new ReentrantLock();
    private volatile List<DatasetIndex> all;

    private DatasetIndexes(StoreParts parts, int dataset, List<DatasetIndex> all) {
        this.parts = parts;
        this.dataset = dataset;
        this.all = all;
    }

    static DatasetIndexes open(StoreParts parts, int dataset) {
        List<DatasetIndex> found = new ArrayList<>();
        byte[] first = Keys.index(dataset, "");
        byte[] end = Keys.index(dataset + 1, "");
        try (var cursor = parts.engine().cursor(Space.META, first, end, false, null)) {
            while (cursor.next()) {
                found.add(DatasetIndex.decode(cursor.key(), cursor.value()));
            }
        }
        return new DatasetIndexes(parts, dataset, List.copyOf(found));
    }

    List<DatasetIndex> all() {
        return all;
    }

    void set(List<DatasetIndex> now) {
        all = now;
    }

    List<IndexFigures> figures(long nextOffset) {
        return all.stream().map(index -> index.figures(nextOffset)).toList();
    }

    Versions read(Subset subset, ReadRequest request, Engine.View view) {
        DatasetIndex index = find(subset.index())
                .orElseThrow(() ->
                        new Fault(StoreCode.INDEX_UNKNOWN, "the dataset has no such index", "index", subset.index()));
        if (!index.isReady()) {
            throw new Fault(
                    StoreCode.INDEX_NOT_READY,
                    "the index isn't ready",
                    "index",
                    index.name(),
                    "built",
                    index.builtTo());
        }
        IdHash key = IndexKey.of(subset.key(), parts.hash());
        return new IndexVersions(parts.engine(), dataset, index.number(), key, request, view);
    }

    /** Empties all indexes, under the dataset's lock; they are then behind from the start. */
    void forget() {
        all.forEach(this::empty);
    }

    private void empty(DatasetIndex index) {
        DatasetIndex empty = index.with(0, 0);
        var batch = new Batch();
        byte[] key = Keys.index(dataset, index.name());
        batch.deleteRange(Space.INDEX, Keys.first(index.number()), Keys.end(index.number()));
        batch.put(Space.META, key, empty.encode(key));
        parts.engine().write(batch);
        replace(empty);
    }

    /** Runs a compaction, unless an index is being built. */
    void unlessOneIsBuilt(Runnable compaction) {
        if (building.tryLock()) {
            try {
                compaction.run();
            } finally {
                building.unlock();
            }
        }
    }

    /** Runs a compaction, while no index is being built. */
    void whileNoneIsBuilt(Runnable compaction) {
        building.lock();
        try {
            compaction.run();
        } finally {
            building.unlock();
        }
    }

    /**
     * Empties the indexes that are behind, under the dataset's lock and before anything is compacted: to catch up they
     * would need the versions that go.
     */
    void emptyThoseBehind() {
        all.stream()
                .filter(index -> index.builtTo() != DatasetIndex.ALL && index.builtTo() > 0)
                .forEach(this::empty);
    }

    /** Builds what somebody has asked for and is behind. */
    void bringUpToDate(ReentrantLock lock, LongSupplier nextOffset, Runnable requireThere) {
        for (DatasetIndex index : all) {
            Function<Entity, List<Value>> keys = index.keys();
            if (keys != null) {
                add(new IndexDefinition(index.name(), index.definition(), keys), lock, nextOffset, requireThere);
            }
        }
    }

    void add(IndexDefinition definition, ReentrantLock lock, LongSupplier nextOffset, Runnable requireThere) {
        building.lock();
        try {
            IndexBuilder builder = attach(definition, lock, nextOffset, requireThere);
            boolean ready = false;
            while (!ready) {
                lock.lock();
                try {
                    requireThere.run();
                    DatasetIndex index = find(definition.name()).orElseThrow();
                    if (!index.isReady()) {
                        index = builder.step(index, nextOffset.getAsLong());
                        replace(index);
                    }
                    ready = index.isReady();
                } finally {
                    lock.unlock();
                }
            }
        } finally {
            building.unlock();
        }
    }

    private IndexBuilder attach(
            IndexDefinition definition, ReentrantLock lock, LongSupplier nextOffset, Runnable requireThere) {
        lock.lock();
        try {
            requireThere.run();
            Optional<DatasetIndex> held = find(definition.name());
            if (held.isPresent() && !held.get().definition().equals(definition.definition())) {
                remove(held.get());
                held = Optional.empty();
            }
            DatasetIndex index = held.isPresent() ? held.get() : create(definition);
            replace(index.attached(definition.keys()));
            return new IndexBuilder(parts, dataset, index.builtTo(), nextOffset.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** Attaches the index if it is there and ready. */
    void declare(IndexDefinition definition, ReentrantLock lock) {
        lock.lock();
        try {
            find(definition.name())
                    .filter(held -> held.definition().equals(definition.definition()))
                    .filter(held -> held.builtTo() == DatasetIndex.ALL)
                    .ifPresent(held -> replace(held.attached(definition.keys())));
        } finally {
            lock.unlock();
        }
    }

    private DatasetIndex create(IndexDefinition definition) {
        var index = new DatasetIndex(
                definition.name(), parts.counters().next("index"), definition.definition(), 0, 0, null);
        var batch = new Batch();
        byte[] key = Keys.index(dataset, index.name());
        batch.put(Space.META, key, index.encode(key));
        parts.engine().write(batch);
        return index;
    }

    void drop(String name, ReentrantLock lock) {
        building.lock();
        lock.lock();
        try {
            find(name).ifPresent(this::remove);
        } finally {
            lock.unlock();
            building.unlock();
        }
    }

    private void remove(DatasetIndex index) {
        var batch = new Batch();
        delete(batch, dataset, index);
        parts.engine().write(batch);
        all = all.stream().filter(other -> other.number() != index.number()).toList();
    }

    static void delete(Batch batch, int dataset, DatasetIndex index) {
        batch.delete(Space.META, Keys.index(dataset, index.name()));
        batch.deleteRange(Space.INDEX, Keys.first(index.number()), Keys.end(index.number()));
    }

    private Optional<DatasetIndex> find(String name) {
        return all.stream().filter(index -> index.name().equals(name)).findFirst();
    }

    private void replace(DatasetIndex index) {
        List<DatasetIndex> now = new ArrayList<>(all);
        now.removeIf(other -> other.number() == index.number());
        now.add(index);
        all = List.copyOf(now);
    }
}
