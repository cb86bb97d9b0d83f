package io.perseid.store;

import io.perseid.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.LogFile;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The engine on RocksDB.
 *
 * <p>Closing waits for calls that are under way and closes what readers still hold; they then fail with {@link
 * StoreCode#STORE_CLOSED}, where RocksDB itself would take the process down.
 */
final class RocksEngine implements Engine {
    private final RocksDB database;
    private final RocksOptions options;
    private final Map<Space, ColumnFamilyHandle> families;
    private final WriteOptions unsynced;
    private final ReadOptions now;
    private final DurableMark mark;
    private final GroupSync groupSync;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private RocksEngine(
            RocksDB database,
            RocksOptions options,
            Map<Space, ColumnFamilyHandle> families,
            DurableMark mark,
            CommitSettings commit) {
        this.database = database;
        this.options = options;
        this.families = families;
        this.mark = mark;
        this.groupSync = new GroupSync(this::syncDisk, commit);
        this.unsynced = new WriteOptions().setMemtableInsertHintPerBatch(true);
        this.now = new ReadOptions();
    }

    /**
     * Opens the database in the directory, or makes it.
     *
     * @param durable the file that says how far the database was synced
     */
    static RocksEngine open(Path directory, Path durable, StoreSettings settings) {
        RocksDB.loadLibrary();
        var mark = DurableMark.open(durable, directory);
        var options = new RocksOptions(settings);
        var handles = new ArrayList<ColumnFamilyHandle>();
        try {
            List<ColumnFamilyDescriptor> wanted = new ArrayList<>();
            for (Space space : Space.values()) {
                wanted.add(options.family(space));
            }
            RocksDB database = RocksDB.open(options.database(), directory.toString(), wanted, handles);
            Map<Space, ColumnFamilyHandle> families = new EnumMap<>(Space.class);
            for (Space space : Space.values()) {
                families.put(space, handles.get(space.number()));
            }
            var engine = new RocksEngine(database, options, families, mark, settings.commit());
            engine.checkNothingLost(directory);
            return engine;
        } catch (RocksDBException e) {
            options.close();
            mark.close();
            throw RocksFaults.of("can't open the store", e);
        }
    }

    private void checkNothingLost(Path directory) {
        families.forEach((space, family) -> {
            if (family.getID() != space.number()) {
                close();
                throw new Fault(StoreCode.STORE_CORRUPT, "column family has the wrong number", "space", space);
            }
        });
        long found = database.getLatestSequenceNumber();
        if (found < mark.sequence()) {
            long wanted = mark.sequence();
            close();
            throw new Fault(
                    StoreCode.STORE_LOST_WRITES,
                    "writes that were synced are missing",
                    "found",
                    found,
                    "wanted",
                    wanted,
                    "directory",
                    directory);
        }
    }

    @Override
    public byte @Nullable [] get(Space space, byte[] key) {
        return guarded("can't read", () -> database.get(family(space), now, key));
    }

    @Override
    public List<byte @Nullable []> getAll(Space space, List<byte[]> keys, @Nullable View view) {
        if (keys.isEmpty()) {
            return List.of();
        }
        ReadOptions reading = view == null ? now : ((RocksView) view).options();
        return guarded(
                "can't read",
                () -> new ArrayList<byte @Nullable []>(
                        database.multiGetAsList(reading, Collections.nCopies(keys.size(), family(space)), keys)));
    }

    @Override
    public View view() {
        return guarded("can't read", () -> register(new RocksView(database, open::remove)));
    }

    @Override
    public Cursor cursor(Space space, byte[] first, byte[] end, boolean reverse, @Nullable View view) {
        return guarded(
                "can't read",
                () -> register(new RocksCursor(
                        database,
                        family(space),
                        first,
                        end,
                        reverse,
                        view == null ? null : ((RocksView) view).snapshot(),
                        open::remove)));
    }

    @Override
    public void write(Batch batch) {
        guarded("can't write", () -> {
            try (var encoded = new WriteBatch(batch.encoded())) {
                database.write(unsynced, encoded);
            }
            return true;
        });
        groupSync.wrote();
    }

    @Override
    public void sync() {
        groupSync.sync();
    }

    @Override
    public boolean isUnsynced() {
        return groupSync.isBehind();
    }

    private void syncDisk() {
        guarded("can't sync", () -> {
            long covered = database.getLatestSequenceNumber();
            database.flushWal(true);
            mark.advance(covered);
            return true;
        });
    }

    @Override
    public void flush() {
        guarded("can't write tables", () -> {
            try (var waiting = new FlushOptions().setWaitForFlush(true)) {
                database.flush(waiting, List.copyOf(families.values()));
            }
            return true;
        });
    }

    @Override
    public List<Path> filesWith(byte[] bytes) {
        return guarded("can't search", () -> FileSearch.filesWith(Path.of(database.getName()), bytes));
    }

    @Override
    public void compact(Space space, byte[] first, byte[] end) {
        guarded("can't compact", () -> {
            try (var range = new CompactRangeOptions()
                    .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
                database.compactRange(family(space), first, end, range);
            }
            deleteObsoleteFiles();
            return true;
        });
    }

    /** Tables that were merged are deleted here and now; RocksDB would do it some time. */
    private void deleteObsoleteFiles() throws RocksDBException {
        database.disableFileDeletions();
        database.enableFileDeletions();
    }

    @Override
    public void checkpoint(Path target) {
        guarded("can't make a checkpoint", () -> {
            try (var checkpoint = Checkpoint.create(database)) {
                checkpoint.createCheckpoint(target.toString());
            }
            return true;
        });
    }

    @Override
    public void verifyBlocks() {
        guarded("a block is damaged", () -> {
            database.verifyChecksum();
            return true;
        });
    }

    @Override
    public boolean isRead() {
        return !open.isEmpty();
    }

    @Override
    public EngineFigures figures() {
        return guarded(
                "can't read",
                () -> new EngineFigures(
                        options.cache().getUsage(),
                        options.cache().getPinnedUsage(),
                        database.getAggregatedLongProperty("rocksdb.cur-size-all-mem-tables"),
                        database.getAggregatedLongProperty("rocksdb.total-sst-files-size"),
                        database.getSortedWalFiles().stream()
                                .mapToLong(LogFile::sizeFileBytes)
                                .sum(),
                        (int) open.stream().filter(Cursor.class::isInstance).count()));
    }

    @Override
    public void close() {
        closed = true;
        gate.writeLock().lock();
        try {
            if (!database.isOwningHandle()) {
                return;
            }
            open.forEach(RocksEngine::closeQuietly);
            families.values().forEach(ColumnFamilyHandle::close);
            database.close();
            unsynced.close();
            now.close();
            options.close();
            mark.close();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private static void closeQuietly(AutoCloseable held) {
        switch (held) {
            case View view -> view.close();
            case Cursor cursor -> cursor.close();
            default -> throw new IllegalStateException("not a reader: " + held);
        }
    }

    private ColumnFamilyHandle family(Space space) {
        return java.util.Objects.requireNonNull(families.get(space));
    }

    private <T extends AutoCloseable> T register(T held) {
        open.add(held);
        return held;
    }

    private <T extends @Nullable Object> T guarded(String text, RocksCall<T> call) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new Fault(StoreCode.STORE_CLOSED, "the store is closed");
            }
            return call.run();
        } catch (RocksDBException e) {
            throw RocksFaults.of(text, e);
        } finally {
            gate.readLock().unlock();
        }
    }

    private interface RocksCall<T extends @Nullable Object> {
        T run() throws RocksDBException;
    }
}
