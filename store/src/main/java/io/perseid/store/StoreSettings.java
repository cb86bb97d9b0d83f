package io.perseid.store;

/**
 * The bounds of a store. All memory named here lies outside of the Java heap.
 *
 * @param blockCacheBytes what is kept of blocks read from disk, with their indexes and filters
 * @param writeBufferBytes what may wait in memory (it is in the write-ahead log too) to be written as a table; from a half on it
 *     is written, and when all is used writers wait
 * @param latestCacheBytes what is kept of the view "newest version of an id"; 40 bytes for an id
 * @param walBytes size of the write-ahead log at which the oldest part of it is written as tables
 * @param backgroundThreads threads that write and merge tables
 * @param maxOpenFiles table files kept open; -1 for all of them
 * @param maxReaders readers open at the same time; each pins the blocks it stands on, and what it reads on the disk
 * @param commit when what was appended is synced
 * @param reservedDiskBytes free space below which writes are refused, so that reading, clean-up and closing still work
 */
public record StoreSettings(
        long blockCacheBytes,
        long writeBufferBytes,
        long latestCacheBytes,
        long walBytes,
        int backgroundThreads,
        int maxOpenFiles,
        int maxReaders,
        CommitSettings commit,
        long reservedDiskBytes) {
    private static final long MB = 1 << 20;

    /** Refuses bounds with which the store could not work. */
    public StoreSettings {
        if (blockCacheBytes < MB || writeBufferBytes < MB || latestCacheBytes < 0 || walBytes < MB) {
            throw new IllegalArgumentException("a bound of the store is below 1 MB");
        }
        if (backgroundThreads < 1) {
            throw new IllegalArgumentException("no background thread found=" + backgroundThreads + " wanted=1");
        }
    }

    /** For a node on two cores: 480 MB when all of it is used. */
    public static StoreSettings standard() {
        return new StoreSettings(
                96 * MB, 256 * MB, 128 * MB, 512 * MB, 2, 512, 1_024, CommitSettings.STANDARD, 64 * MB);
    }

    /** For tests and tools: about 20 MB. */
    public static StoreSettings small() {
        return new StoreSettings(4 * MB, 16 * MB, 2 * MB, 32 * MB, 1, 64, 256, CommitSettings.ON_DEMAND, 0);
    }

    /** The same with another reserve of free space. */
    public StoreSettings withReservedDiskBytes(long bytes) {
        return new StoreSettings(
                blockCacheBytes,
                writeBufferBytes,
                latestCacheBytes,
                walBytes,
                backgroundThreads,
                maxOpenFiles,
                maxReaders,
                commit,
                bytes);
    }

    /** The same with other bounds of memory. */
    public StoreSettings withMemory(long blockCache, long writeBuffers, long latestCache) {
        return new StoreSettings(
                blockCache,
                writeBuffers,
                latestCache,
                walBytes,
                backgroundThreads,
                maxOpenFiles,
                maxReaders,
                commit,
                reservedDiskBytes);
    }

    /** The same with another bound for the view "newest version of an id". */
    public StoreSettings withLatestCacheBytes(long bytes) {
        return withMemory(blockCacheBytes, writeBufferBytes, bytes);
    }

    /** The same with another number of readers at the same time. */
    public StoreSettings withMaxReaders(int readers) {
        return new StoreSettings(
                blockCacheBytes,
                writeBufferBytes,
                latestCacheBytes,
                walBytes,
                backgroundThreads,
                maxOpenFiles,
                readers,
                commit,
                reservedDiskBytes);
    }

    /** The same with other commits. */
    public StoreSettings withCommit(CommitSettings when) {
        return new StoreSettings(
                blockCacheBytes,
                writeBufferBytes,
                latestCacheBytes,
                walBytes,
                backgroundThreads,
                maxOpenFiles,
                maxReaders,
                when,
                reservedDiskBytes);
    }
}
