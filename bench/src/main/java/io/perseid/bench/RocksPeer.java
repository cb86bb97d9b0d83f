package io.perseid.bench;

import io.perseid.entity.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB alone with the bytes that a dataset with one index writes: for each entity a record under its number, a small one under its
 * id and a smaller one under a hash, in three column families, synced as often. No counts, no checksums of values, nothing compared or
 * looked up before.
 */
final class RocksPeer {
    static final int BATCH = 1_000;
    /** What stands before and after the properties in a dataset's log, beside the id. */
    private static final int RECORD_HEAD = 51;

    private static final int NEWEST_BYTES = 31;
    private static final int INDEX_BYTES = 6;

    private final StoredEntities entities;

    RocksPeer(StoredEntities entities) {
        this.entities = entities;
    }

    /** What RocksDB alone does in a second of processor time: entities with and without the entry of the index. */
    record Rates(double put, double putWithIndex, double iterate, double get) {}

    Rates run(Path directory, int count, int lookups) throws Exception {
        double withIndex = open(directory.resolveSibling(directory.getFileName() + "-indexed"), count, lookups, true)
                .putWithIndex();
        Rates plain = open(directory, count, lookups, false);
        return new Rates(plain.put(), withIndex, plain.iterate(), plain.get());
    }

    private Rates open(Path directory, int count, int lookups, boolean indexed) throws Exception {
        RocksDB.loadLibrary();
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (var cache = new LRUCache(96 << 20);
                var filter = new BloomFilter(10, false);
                var records = family(cache, null, 16 * 1024, CompressionType.ZSTD_COMPRESSION);
                var small = family(cache, filter, 8 * 1024, CompressionType.LZ4_COMPRESSION);
                var options = new DBOptions()
                        .setCreateIfMissing(true)
                        .setCreateMissingColumnFamilies(true)
                        .setMaxBackgroundJobs(2);
                var write = new WriteOptions();
                var database = RocksDB.open(
                        options,
                        directory.toString(),
                        List.of(
                                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, records),
                                new ColumnFamilyDescriptor("newest".getBytes(StandardCharsets.UTF_8), small),
                                new ColumnFamilyDescriptor("index".getBytes(StandardCharsets.UTF_8), small)),
                        families)) {
            double put = StoreBench.perCpuSecond(count, () -> put(database, families, write, count, indexed));
            if (indexed) {
                return new Rates(0, put, 0, 0);
            }
            return new Rates(
                    put,
                    0,
                    StoreBench.perCpuSecond(count, () -> iterate(database)),
                    StoreBench.perCpuSecond(lookups, () -> get(database, count, lookups)));
        }
    }

    private static ColumnFamilyOptions family(
            LRUCache cache, @Nullable BloomFilter filter, int block, CompressionType lowest) {
        var table = new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(block);
        if (filter != null) {
            table.setFilterPolicy(filter);
        }
        return new ColumnFamilyOptions()
                .setWriteBufferSize(64 << 20)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(lowest)
                .setTableFormatConfig(table);
    }

    private void put(
            RocksDB database, List<ColumnFamilyHandle> families, WriteOptions write, int count, boolean indexed)
            throws RocksDBException {
        for (int from = 0; from < count; from += BATCH) {
            try (var batch = new WriteBatch()) {
                for (int i = from; i < from + BATCH; i++) {
                    byte[] id = id(i);
                    byte[] body = entities.body(i, 0);
                    ContentHash hash = StoredEntities.entity(i, body).hash();
                    batch.put(
                            families.get(0),
                            number(i),
                            ByteBuffer.allocate(RECORD_HEAD + id.length + body.length)
                                    .putLong(hash.high())
                                    .putLong(hash.low())
                                    .position(RECORD_HEAD)
                                    .put(id)
                                    .put(body)
                                    .array());
                    batch.put(
                            families.get(1),
                            id,
                            ByteBuffer.allocate(NEWEST_BYTES)
                                    .putLong(hash.high())
                                    .putLong(hash.low())
                                    .array());
                    if (indexed) {
                        byte[] entry = ByteBuffer.allocate(28)
                                .putInt(1)
                                .putLong(hash.low() * 31)
                                .putLong(hash.high() * 31)
                                .putLong(i)
                                .array();
                        batch.put(families.get(2), entry, new byte[INDEX_BYTES]);
                    }
                }
                database.write(write, batch);
            }
            database.flushWal(true);
        }
    }

    private static void iterate(RocksDB database) {
        long bytes = 0;
        try (var iterator = database.newIterator()) {
            for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                bytes += iterator.value().length;
            }
        }
        StoreBench.require(bytes > 0);
    }

    private static void get(RocksDB database, int count, int lookups) throws RocksDBException {
        var random = new Random(1);
        for (int i = 0; i < lookups; i++) {
            byte[] found = database.get(number(random.nextInt(count)));
            StoreBench.require(found != null && found.length > 0);
        }
    }

    private static byte[] id(int number) {
        return ("0000" + StoredEntities.id(number).value()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(12).putInt(1).putLong(number).array();
    }
}
