package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.fault.Fault;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Datasets, and what pipes remember, in one directory of one process.
 *
 * <p>Whatever is appended survives the end of the process at once, in the order it was appended. It survives the end of
 * the machine after {@link #sync}; until then a loss of power may take the newest appends, but never one before another,
 * nor half of one. Thread-safe.
 */
public final class Store implements AutoCloseable {
    /** More than this in the write-ahead log alone would make the next opening noticeably slow. */
    private static final long SLOW_TO_REPLAY_BYTES = 16 << 20;

    private final StoreDirectory directory;
    private final StoreParts parts;
    private final Map<DatasetName, Dataset> datasets = new ConcurrentSkipListMap<>();
    private final StoreSettings settings;
    private final SteadySync steadySync;
    private boolean closed;

    private Store(StoreDirectory directory, StoreParts parts, StoreSettings settings) {
        this.directory = directory;
        this.parts = parts;
        this.settings = settings;
        this.steadySync = new SteadySync(parts.engine());
    }

    /**
     * Opens the store in the directory; one that is empty or not there is made a store.
     *
     * @throws Fault {@link StoreCode#STORE_LOCKED}, {@link StoreCode#STORE_NOT_A_STORE}, {@link
     *     StoreCode#STORE_CORRUPT}, {@link StoreCode#STORE_LOST_WRITES}, {@link StoreCode#STORE_TOO_OLD} or {@link
     *     StoreCode#STORE_TOO_NEW}
     */
    public static Store open(Path path, StoreSettings settings, Time time) {
        return open(path, settings, Optional.empty(), time);
    }

    /**
     * The same with the user's key, if the store is encrypted or shall be from now on.
     *
     * @throws Fault {@link StoreCode#STORE_KEY_MISSING} or {@link StoreCode#STORE_KEY_WRONG} too
     */
    public static Store open(Path path, StoreSettings settings, Optional<EncryptionKey> key, Time time) {
        return open(path, settings, key, time, UnaryOperator.identity());
    }

    /** The same with something between the store and its engine. */
    static Store open(Path path, StoreSettings settings, Time time, UnaryOperator<Engine> between) {
        return open(path, settings, Optional.empty(), time, between);
    }

    private static Store open(
            Path path, StoreSettings settings, Optional<EncryptionKey> key, Time time, UnaryOperator<Engine> between) {
        var directory = StoreDirectory.open(path);
        Engine engine = null;
        boolean opened = false;
        try {
            boolean fresh = Files.notExists(StoreDirectory.rocks(path));
            Optional<StoreKeys> keys = StoreKeys.open(path, key);
            engine = between.apply(RocksEngine.open(StoreDirectory.rocks(path), directory.durable(), settings));
            engine = SealedEngine.over(engine, path, keys, key, fresh);
            var parts = new StoreParts(
                    engine,
                    directory.hash(),
                    time,
                    new Counters(engine),
                    new AtomicLong(settings.latestCacheBytes()),
                    new DiskReserve(() -> Files.getFileStore(path).getUsableSpace(), settings.reservedDiskBytes()),
                    new Readers(settings.maxReaders()));
            var store = new Store(directory, parts, settings);
            store.openDatasets();
            store.steadySync.start(settings.commit().every());
            opened = true;
            return store;
        } finally {
            if (!opened) {
                if (engine != null) {
                    engine.close();
                }
                directory.close();
            }
        }
    }

    private void openDatasets() {
        try (var cursor = parts.engine().cursor(Space.META, Keys.letter('D'), Keys.letter('E'), false, null)) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                DatasetName name = Keys.datasetName(key);
                datasets.put(name, Dataset.open(parts, name, DatasetRecord.decode(key, cursor.value())));
            }
        }
    }

    /** Its encryption; empty if it isn't encrypted. */
    public Optional<StoreEncryption> encryption() {
        return parts.engine() instanceof SealedEngine sealed ? Optional.of(sealed) : Optional.empty();
    }

    /** Told apart from every other store, also from one restored from a backup of it. */
    public UUID id() {
        return directory.storeId();
    }

    /** The dataset, if there is one. */
    public Optional<Dataset> find(DatasetName name) {
        return Optional.ofNullable(datasets.get(name));
    }

    /** The dataset, made now if there is none. */
    public Dataset openOrCreate(DatasetName name) {
        Dataset held = datasets.get(name);
        return held != null ? held : create(name);
    }

    private synchronized Dataset create(DatasetName name) {
        return datasets.computeIfAbsent(name, _ -> {
            var record = new DatasetRecord(parts.counters().next("dataset"), UUID.randomUUID(), parts.nowMicros());
            byte[] key = Keys.dataset(name);
            var batch = new Batch();
            batch.put(Space.META, key, record.encode(key));
            parts.engine().write(batch);
            return Dataset.open(parts, name, record);
        });
    }

    /** The names of all datasets in order. */
    public List<DatasetName> datasets() {
        return List.copyOf(datasets.keySet());
    }

    /**
     * Deletes the dataset with its indexes; nothing happens if there is none. Readers that are open finish; whoever else
     * holds it is refused with {@link StoreCode#DATASET_DELETED}.
     */
    public synchronized void delete(DatasetName name) {
        Dataset dataset = datasets.get(name);
        if (dataset != null) {
            dataset.delete(() -> parts.engine().write(deletion(dataset)));
            datasets.remove(name);
        }
    }

    private static Batch deletion(Dataset dataset) {
        int number = dataset.record().number();
        var batch = new Batch();
        dataset.allIndexes().forEach(index -> DatasetIndexes.delete(batch, number, index));
        for (Space space : List.of(Space.LOG, Space.NEWEST, Space.REPLACED)) {
            batch.deleteRange(space, Keys.first(number), Keys.end(number));
        }
        batch.delete(Space.META, Keys.dataset(dataset.name()));
        batch.delete(Space.META, Keys.head(number));
        batch.delete(Space.META, Keys.epoch(number));
        return batch;
    }

    /** What was remembered under the key; empty if nothing was. */
    public DictValue state(String key) {
        return States.get(parts.engine(), key);
    }

    /** Remembers a dict under the key; an empty one removes the key. */
    public void putState(String key, DictValue value) {
        var batch = new Batch();
        States.put(batch, key, value);
        parts.engine().write(batch);
    }

    /** Returns when everything written so far is durable. Calls at the same time share one sync of the disk. */
    public void sync() {
        parts.engine().sync();
    }

    /**
     * Puts a consistent copy of the store, as of now, into a new directory, while others write. On the same disk it costs
     * little time and space, because tables are linked and not copied. It can be opened like any store.
     */
    public void checkpoint(Path target) {
        try {
            Files.createDirectories(target);
            directory.copyIdentity(target);
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't make a checkpoint", "path", target);
        }
        parts.engine().checkpoint(StoreDirectory.rocks(target));
    }

    /**
     * Notes for every dataset that it was restored from a backup just now, and at which offset its log goes on, so that
     * readers that are ahead of it notice.
     */
    public void markRestored() {
        UUID uuid = UUID.randomUUID();
        var batch = new Batch();
        datasets.values().forEach(dataset -> RestoreMark.of(uuid, dataset).put(batch));
        if (!batch.isEmpty()) {
            parts.engine().write(batch);
        }
    }

    /** The name of the file that holds a store's own keys, sealed with the user's. */
    public static final String KEYS_FILE = "KEYS";

    /** Whether the directory holds a store; it is not touched. */
    public static boolean isStore(Path path) {
        return StoreDirectory.isStore(path);
    }

    /**
     * Keeps everybody else from opening the store in the directory, without opening it.
     *
     * @throws Fault {@link StoreCode#STORE_LOCKED} if it is open
     */
    public static Hold hold(Path path) {
        StoreDirectory held = StoreDirectory.open(path);
        return held::close;
    }

    /** A directory that nobody else can open until this is closed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        /** Holds nothing. */
        Hold NONE = () -> {};

        @Override
        void close();
    }

    StoreParts parts() {
        return parts;
    }

    Engine engine() {
        return parts.engine();
    }

    /**
     * The files of the store that hold the bytes, in the clear or compressed: how to make sure that what was erased is
     * gone. Reads everything.
     */
    public List<Path> filesWith(byte[] bytes) {
        return parts.engine().filesWith(bytes);
    }

    /** What the store uses now, and what it may use. */
    public StoreFigures figures() {
        return new StoreFigures(
                parts.engine().figures(),
                settings.latestCacheBytes() - parts.cacheBudget().get(),
                parts.readers().open(),
                parts.engine().isUnsynced(),
                settings);
    }

    /** Syncs and closes; readers that are open fail from now on. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        steadySync.close();
        try {
            parts.engine().sync();
            if (parts.engine().figures().writeBufferBytes() > SLOW_TO_REPLAY_BYTES) {
                parts.engine().flush();
            }
        } finally {
            parts.engine().close();
            directory.close();
        }
    }
}
