package io.perseid.store;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordered bytes on a disk: all that the store asks of RocksDB, and the seam at which tests put a failing twin.
 *
 * <p>Thread-safe. Every method throws {@link io.perseid.fault.Fault} with {@link StoreCode#STORE_CLOSED}, {@link
 * StoreCode#DISK_FULL}, {@link StoreCode#DISK_FAILED} or {@link StoreCode#STORE_CORRUPT}.
 */
interface Engine extends AutoCloseable {
    /** The value of the key; null if there is none. */
    byte @Nullable [] get(Space space, byte[] key);

    /** The values of the keys in their order, null for a key that isn't there; all as of the view, or as of now without one. */
    List<byte @Nullable []> getAll(Space space, List<byte[]> keys, @Nullable View view);

    /** The values of all spaces as of now, until it is closed. */
    View view();

    /** The pairs with first ≤ key &lt; end as of the view, or as of now without one. */
    Cursor cursor(Space space, byte[] first, byte[] end, boolean reverse, @Nullable View view);

    /**
     * Applies the whole batch. It is then seen by every later read and survives the end of the process, but the end of the
     * machine only after {@link #sync}. A failed batch leaves everything as it was.
     */
    void write(Batch batch);

    /** Makes durable what was written before the call. Threads that call together share one sync of the disk. */
    void sync();

    /** Whether something was written that no sync has covered. */
    boolean isUnsynced();

    /** Writes everything to tables, after which the write-ahead log holds nothing older. */
    void flush();

    /** Merges the tables of the range, so that what was deleted in it leaves the disk. */
    void compact(Space space, byte[] first, byte[] end);

    /** A consistent copy of everything in a new directory on the same disk, mostly by hard links. */
    void checkpoint(Path target);

    /**
     * The files that hold the bytes, in the clear or within a compressed table. Looks at everything in the directory, so it
     * takes as long as reading that.
     */
    List<Path> filesWith(byte[] bytes);

    /** Reads every block of every table and compares its checksum. */
    void verifyBlocks();

    /** Whether somebody holds a view or a cursor, and so what was deleted since. */
    boolean isRead();

    /** What the engine uses now. */
    EngineFigures figures();

    @Override
    void close();

    /** A moment of the engine. Must be closed. */
    interface View extends AutoCloseable {
        @Override
        void close();
    }

    /** A position in a range; before its first pair at the beginning. Not thread-safe. Must be closed. */
    interface Cursor extends AutoCloseable {
        /** Moves to the next pair; false at the end, and from then on. */
        boolean next();

        /** The key here. */
        byte[] key();

        /** The value here; the array is the caller's. */
        byte[] value();

        @Override
        void close();
    }
}
