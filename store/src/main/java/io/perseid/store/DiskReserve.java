package io.perseid.store;

import io.perseid.fault.Fault;
import java.io.IOException;

/**
 * Refuses writes before the disk is full, while there is still room to merge tables, to delete and to close in order.
 *
 * <p>Asks the file system again after each few megabytes written. Thread-safe.
 */
final class DiskReserve {
    private static final long ASK_AFTER_BYTES = 4 << 20;

    private final FreeSpace freeSpace;
    private final long reservedBytes;
    private long writtenSinceAsked = ASK_AFTER_BYTES;
    private boolean full;

    DiskReserve(FreeSpace freeSpace, long reservedBytes) {
        this.freeSpace = freeSpace;
        this.reservedBytes = reservedBytes;
    }

    /** Throws {@link StoreCode#DISK_FULL} if so many bytes should not be written now. */
    synchronized void require(long bytes) {
        writtenSinceAsked += bytes;
        if (reservedBytes > 0 && (full || writtenSinceAsked >= ASK_AFTER_BYTES)) {
            ask(bytes);
        }
    }

    private void ask(long bytes) {
        try {
            long free = freeSpace.bytes();
            writtenSinceAsked = 0;
            full = free - bytes < reservedBytes;
            if (full) {
                throw new Fault(
                        StoreCode.DISK_FULL, "the disk is nearly full", "free", free, "reserved", reservedBytes);
            }
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't ask for the free space");
        }
    }

    /** The free space of the disk the store lies on. */
    interface FreeSpace {
        long bytes() throws IOException;
    }
}
