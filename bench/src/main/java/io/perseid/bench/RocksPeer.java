package io.perseid.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB alone: ids to bodies, as many bytes as a dataset's versions, synced as often. No log, no offsets, no counts, no hash compared. */
final class RocksPeer {
    static final int BATCH = 1_000;

    private final StoredEntities entities;

    RocksPeer(StoredEntities entities) {
        this.entities = entities;
    }

    /** What RocksDB alone does in a second of processor time. */
    record Rates(double put, double iterate, double get) {}

    Rates run(Path directory, int count, int lookups) throws Exception {
        RocksDB.loadLibrary();
        try (var cache = new LRUCache(96 << 20);
                var options = new Options()
                        .setCreateIfMissing(true)
                        .setWriteBufferSize(64 << 20)
                        .setMaxBackgroundJobs(2)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                        .setTableFormatConfig(
                                new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(16 * 1024));
                var write = new WriteOptions();
                var database = RocksDB.open(options, directory.toString())) {
            return new Rates(
                    StoreBench.perCpuSecond(count, () -> put(database, write, count)),
                    StoreBench.perCpuSecond(count, () -> iterate(database)),
                    StoreBench.perCpuSecond(lookups, () -> get(database, count, lookups)));
        }
    }

    private void put(RocksDB database, WriteOptions write, int count) throws RocksDBException {
        for (int from = 0; from < count; from += BATCH) {
            try (var batch = new WriteBatch()) {
                for (int i = from; i < from + BATCH; i++) {
                    StoreBench.require(entities.entity(i, 0).hash().low() != 0);
                    batch.put(key(i), entities.body(i, 0));
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
            byte[] found = database.get(key(random.nextInt(count)));
            StoreBench.require(found != null && found.length > 0);
        }
    }

    private static byte[] key(int number) {
        return StoredEntities.id(number).value().getBytes(StandardCharsets.UTF_8);
    }
}
