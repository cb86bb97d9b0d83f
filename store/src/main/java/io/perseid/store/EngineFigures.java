package io.perseid.store;

/**
 * What RocksDB uses.
 *
 * @param blockCacheBytes blocks in memory
 * @param pinnedBytes of them, those that open readers hold
 * @param writeBufferBytes in memory and not yet in tables
 * @param tableBytes on disk in tables
 * @param walBytes on disk in the write-ahead log
 * @param openCursors readers that are open
 */
public record EngineFigures(
        long blockCacheBytes,
        long pinnedBytes,
        long writeBufferBytes,
        long tableBytes,
        long walBytes,
        int openCursors) {}
