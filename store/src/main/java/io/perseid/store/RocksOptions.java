package io.perseid.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/**
 * How RocksDB is told to work; {@code docs/formats/store.md} says why. Owns native objects that must outlive the database.
 */
final class RocksOptions implements AutoCloseable {
    private final List<RocksObject> owned = new ArrayList<>();
    private final StoreSettings settings;
    private final Cache cache;
    private final Cache bufferCosts;
    private final WriteBufferManager buffers;

    RocksOptions(StoreSettings settings) {
        this.settings = settings;
        this.cache = own(new LRUCache(settings.blockCacheBytes()));
        this.bufferCosts = own(new LRUCache(settings.writeBufferBytes()));
        this.buffers = own(new WriteBufferManager(settings.writeBufferBytes(), bufferCosts, true));
    }

    Cache cache() {
        return cache;
    }

    DBOptions database() {
        return own(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(buffers)
                .setMaxTotalWalSize(settings.walBytes())
                .setMaxBackgroundJobs(settings.backgroundThreads())
                .setMaxSubcompactions(1)
                .setMaxOpenFiles(settings.maxOpenFiles())
                .setBytesPerSync(1 << 20)
                .setWalBytesPerSync(1 << 20)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setParanoidChecks(true)
                .setStatsDumpPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(1 << 20)
                .setKeepLogFileNum(4);
    }

    ColumnFamilyDescriptor family(Space space) {
        return new ColumnFamilyDescriptor(
                space.familyName().getBytes(java.nio.charset.StandardCharsets.UTF_8), options(space));
    }

    private ColumnFamilyOptions options(Space space) {
        boolean log = space == Space.LOG;
        boolean asked = space == Space.NEWEST;
        var table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFormatVersion(6)
                .setBlockSize(log ? 16 * 1024 : 8 * 1024)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setOptimizeFiltersForMemory(true);
        if (asked) {
            table.setFilterPolicy(own(new BloomFilter(10, false)));
        }
        var options = own(new ColumnFamilyOptions())
                .setWriteBufferSize(Math.max(1 << 20, settings.writeBufferBytes() / (log ? 4 : 8)))
                .setMaxWriteBufferNumber(3)
                .setLevelCompactionDynamicLevelBytes(true)
                .setMaxBytesForLevelBase(256 << 20)
                .setTargetFileSizeBase(64 << 20)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(log ? CompressionType.ZSTD_COMPRESSION : CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(table);
        if (asked) {
            options.setMemtablePrefixBloomSizeRatio(0.05).setMemtableWholeKeyFiltering(true);
        }
        return options;
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }

    @Override
    public void close() {
        owned.reversed().forEach(RocksObject::close);
    }
}
