package io.perseid.store;

import io.perseid.fault.Fault;
import java.nio.charset.StandardCharsets;

/** The name of a dataset: 1 to 512 bytes of UTF-8, any characters but control characters. */
public record DatasetName(String value) implements Comparable<DatasetName> {
    static final int MAX_BYTES = 512;

    /** Refuses a name that no dataset may have, with {@link StoreCode#DATASET_NAME_INVALID}. */
    public DatasetName {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new Fault(
                    StoreCode.DATASET_NAME_INVALID,
                    "dataset name has the wrong length",
                    "bytes",
                    bytes,
                    "wanted",
                    "1 to " + MAX_BYTES);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new Fault(StoreCode.DATASET_NAME_INVALID, "dataset name holds a control character");
        }
    }

    @Override
    public int compareTo(DatasetName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
