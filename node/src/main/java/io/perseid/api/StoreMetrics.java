package io.perseid.api;

import io.perseid.store.Store;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** What the store uses, beside what it may use. */
final class StoreMetrics implements MultiCollector {
    private static final String PART = "part";

    private final Store store;

    StoreMetrics(Store store) {
        this.store = store;
    }

    @Override
    public MetricSnapshots collect() {
        var now = store.figures();
        var engine = now.engine();
        var bounds = now.bounds();
        var memory = Series.gauge("perseid_store_memory_bytes", "Memory outside of the Java heap.")
                .put(engine.blockCacheBytes(), PART, "block_cache")
                .put(engine.pinnedBytes(), PART, "pinned_by_readers")
                .put(engine.writeBufferBytes(), PART, "write_buffers")
                .put(now.latestCacheBytes(), PART, "latest_cache");
        var limits = Series.gauge("perseid_store_memory_limit_bytes", "Bound of that memory.")
                .put(bounds.blockCacheBytes(), PART, "block_cache")
                .put(bounds.writeBufferBytes(), PART, "write_buffers")
                .put(bounds.latestCacheBytes(), PART, "latest_cache");
        var disk = Series.gauge("perseid_store_disk_bytes", "On disk.")
                .put(engine.tableBytes(), PART, "tables")
                .put(engine.walBytes(), PART, "write_ahead_log");
        var readers = Series.gauge("perseid_store_readers", "Readers of datasets that are open.")
                .put(now.openReaders());
        var most = Series.gauge("perseid_store_readers_limit", "Most readers at one time.")
                .put(bounds.maxReaders());
        var cursors = Series.gauge("perseid_store_iterators", "RocksDB iterators that are open.")
                .put(engine.openCursors());
        var unsynced = Series.gauge("perseid_store_unsynced", "1 while something written waits to be synced.")
                .put(now.unsynced() ? 1 : 0);
        return new MetricSnapshots(List.of(memory, limits, disk, readers, most, cursors, unsynced).stream()
                .map(Series::snapshot)
                .toList());
    }
}
