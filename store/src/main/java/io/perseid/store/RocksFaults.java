package io.perseid.store;

import io.perseid.fault.Fault;
import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells RocksDB's failures apart. */
final class RocksFaults {
    private RocksFaults() {}

    static Fault of(String text, RocksDBException e) {
        return new Fault(code(e), e, text, "reason", String.valueOf(e.getMessage()));
    }

    private static StoreCode code(RocksDBException e) {
        Status status = e.getStatus();
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("no space left")
                || reason.contains("space limit")
                || reason.contains("quota exceeded")
                || (status != null && status.getSubCode() == Status.SubCode.NoSpace)) {
            return StoreCode.DISK_FULL;
        }
        if ((status != null && status.getCode() == Status.Code.Corruption)
                || reason.contains("corruption")
                || reason.contains("checksum mismatch")) {
            return StoreCode.STORE_CORRUPT;
        }
        return StoreCode.DISK_FAILED;
    }
}
