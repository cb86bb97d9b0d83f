package io.perseid.store;

/**
 * What a store uses now, beside what it may use.
 *
 * @param engine what RocksDB uses
 * @param latestCacheBytes memory for the newest versions' hashes
 * @param openReaders readers of datasets that are open
 * @param unsynced whether something was appended that no sync of the disk has covered yet
 * @param bounds what it may use
 */
public record StoreFigures(
        EngineFigures engine, long latestCacheBytes, int openReaders, boolean unsynced, StoreSettings bounds) {}
