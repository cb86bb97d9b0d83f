package io.perseid.bench;

import com.sun.management.OperatingSystemMXBean;
import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.EncryptionKey;
import io.perseid.store.IndexDefinition;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What the store does in a second of processor time, its background threads included, beside RocksDB alone that writes and
 * reads as many bytes in the same run. Making the entities and their hashes is part of each figure, on both sides.
 */
final class StoreBench implements Bench {
    private static final String UNIT = "entities/CPU-s";
    private static final int ENTITIES = 200_000;
    private static final int LOOKUPS = 40_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final StoredEntities entities = new StoredEntities();

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String purpose() {
        return "append, update and read of datasets beside RocksDB alone with as many bytes";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        progress.note("warming up");
        new RocksPeer(entities).run(scratch.resolve("raw-0"), ENTITIES / 2, LOOKUPS);
        store(scratch.resolve("store-0"), false, ENTITIES / 2);
        progress.note("RocksDB alone");
        RocksPeer.Rates raw = new RocksPeer(entities).run(scratch.resolve("raw-1"), ENTITIES, LOOKUPS);
        progress.note("the store");
        Rates plain = store(scratch.resolve("store-1"), false, ENTITIES);
        progress.note("the store with an index");
        Rates indexed = store(scratch.resolve("store-2"), true, ENTITIES);
        progress.note("the store, encrypted");
        Rates sealed = store(scratch.resolve("store-3"), false, ENTITIES, Optional.of(EncryptionKey.random()));
        String peer = "RocksDB alone";
        String clear = "the store in the clear";
        return List.of(
                Figure.of("store-append-new", plain.fresh, UNIT)
                        .atLeast(raw.put() / 2)
                        .beside(peer, raw.put()),
                Figure.of("store-append-new-with-index", indexed.fresh, UNIT)
                        .atLeast(raw.putWithIndex() / 2)
                        .beside(peer, raw.putWithIndex()),
                Figure.of("store-append-unchanged", plain.unchanged, UNIT).atLeast(300_000),
                Figure.of("store-update", plain.update, UNIT).atLeast(plain.fresh / 2),
                Figure.of("store-update-with-index", indexed.update, UNIT).atLeast(indexed.fresh / 2),
                Figure.of("store-read-history", plain.history, UNIT)
                        .atLeast(raw.iterate() * 0.7)
                        .beside(peer, raw.iterate()),
                Figure.of("store-read-newest", plain.newest, UNIT),
                Figure.of("store-point-read", plain.point, UNIT)
                        .atLeast(raw.get() * 0.8)
                        .beside(peer, raw.get()),
                Figure.of("store-index-lookup", indexed.lookup, UNIT),
                Figure.of("store-append-new-encrypted", sealed.fresh, UNIT).beside(clear, plain.fresh),
                Figure.of("store-append-unchanged-encrypted", sealed.unchanged, UNIT)
                        .beside(clear, plain.unchanged),
                Figure.of("store-read-history-encrypted", sealed.history, UNIT).beside(clear, plain.history),
                Figure.of("store-point-read-encrypted", sealed.point, UNIT).beside(clear, plain.point));
    }

    private Rates store(Path directory, boolean indexed, int count) throws Exception {
        return store(directory, indexed, count, Optional.empty());
    }

    private Rates store(Path directory, boolean indexed, int count, Optional<EncryptionKey> key) throws Exception {
        try (Store store = Store.open(directory, StoreSettings.standard(), key, Time.system())) {
            Dataset dataset = store.openOrCreate(new DatasetName("bench"));
            if (indexed) {
                dataset.addIndex(new IndexDefinition(
                        "town", entity -> List.of(entity.properties().get("town"))));
            }
            DatasetWriter writer = dataset.writer("bench");
            var rates = new Rates();
            rates.fresh = perCpuSecond(count, () -> append(writer, count, 0));
            rates.unchanged = perCpuSecond(count, () -> append(writer, count, 0));
            rates.update = perCpuSecond(count, () -> append(writer, count, 1));
            rates.history = perCpuSecond(2L * count, () -> read(dataset, ReadRequest.all()));
            rates.newest = perCpuSecond(count, () -> read(dataset, ReadRequest.latest()));
            rates.point = perCpuSecond(LOOKUPS, () -> point(dataset, count));
            rates.lookup = indexed ? perCpuSecond(LOOKUPS, () -> lookup(dataset)) : 0;
            return rates;
        }
    }

    private void append(DatasetWriter writer, int count, int version) {
        for (int from = 0; from < count; from += RocksPeer.BATCH) {
            List<Entity> batch = new ArrayList<>(RocksPeer.BATCH);
            for (int i = from; i < from + RocksPeer.BATCH; i++) {
                batch.add(entities.entity(i, version));
            }
            writer.append(batch, io.perseid.store.Progress.NONE);
            writer.sync();
        }
    }

    private static void read(Dataset dataset, ReadRequest request) {
        try (var reader = dataset.read(request)) {
            long last = -1;
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                last = next.get().offset();
            }
            require(last > 0);
        }
    }

    private static void point(Dataset dataset, int count) {
        var random = new Random(1);
        for (int i = 0; i < LOOKUPS; i++) {
            require(dataset.latest(StoredEntities.id(random.nextInt(count))).isPresent());
        }
    }

    private static void lookup(Dataset dataset) {
        for (int i = 0; i < LOOKUPS; i++) {
            try (var reader = dataset.lookup("town", new StringValue("town-" + i))) {
                require(reader.next().isPresent());
            }
        }
    }

    /** How many pieces of work a second of processor time does. */
    static double perCpuSecond(long count, Work work) throws Exception {
        long start = SYSTEM.getProcessCpuTime();
        work.run();
        return count * 1e9 / Math.max(1, SYSTEM.getProcessCpuTime() - start);
    }

    static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("the bench read something else than it wrote");
        }
    }

    /** Something to measure. */
    interface Work {
        void run() throws Exception;
    }

    private static final class Rates {
        private double fresh;
        private double unchanged;
        private double update;
        private double history;
        private double newest;
        private double point;
        private double lookup;
    }
}
