package io.perseid.store;

/**
 * The bounds of a store. All memory named here lies outside of the Java heap.
 *
 * @param blockCacheBytes what is kept of blocks read from disk, with their indexes and filters
 * @param writeBufferBytes what may wait in memory (it is in the write-ahead log too) before it is written as a table
 * @param latestCacheBytes what is kept of the view "newest version of an id"; 40 bytes for an id
 * @param walBytes size of the write-ahead log at which the oldest part of it is written as tables
 * @param backgroundThreads threads that write and merge tables
 * @param maxOpenFiles table files kept open; -1 for all of them
 * @param reservedDiskBytes free space below which writes are refused, so that reading, clean-up and closing still work
 */
public record StoreSettings(
        long blockCacheBytes,
        long writeBufferBytes,
        long latestCacheBytes,
        long walBytes,
        int backgroundThreads,
        int maxOpenFiles,
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

    /** For a node on two cores: about 350 MB when all of it is used. */
    public static StoreSettings standard() {
        return new StoreSettings(96 * MB, 128 * MB, 128 * MB, 512 * MB, 2, 512, 64 * MB);
    }

    /** For tests and tools: about 20 MB. */
    public static StoreSettings small() {
        return new StoreSettings(4 * MB, 8 * MB, 2 * MB, 32 * MB, 1, 64, 0);
    }

    /** The same with another reserve of free space. */
    public StoreSettings withReservedDiskBytes(long bytes) {
        return new StoreSettings(
                blockCacheBytes, writeBufferBytes, latestCacheBytes, walBytes, backgroundThreads, maxOpenFiles, bytes);
    }

    /** The same with another bound for the view "newest version of an id". */
    public StoreSettings withLatestCacheBytes(long bytes) {
        return new StoreSettings(
                blockCacheBytes, writeBufferBytes, bytes, walBytes, backgroundThreads, maxOpenFiles, reservedDiskBytes);
    }
}
