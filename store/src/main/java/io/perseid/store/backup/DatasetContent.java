package io.perseid.store.backup;

import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.ReadRequest;
import io.perseid.store.StoreCode;
import java.util.Optional;

/**
 * What a dataset holds, told by few numbers.
 *
 * @param generation of the dataset
 * @param nextOffset where its log ends
 * @param ids newest versions, deletes too
 * @param digest the newest versions' hashes, added up
 */
public record DatasetContent(String name, String generation, long nextOffset, long ids, String digest) {
    /** All that the dataset holds. */
    static DatasetContent of(Dataset dataset) {
        return read(dataset, ReadRequest.latest(), dataset.nextOffset());
    }

    /** What the dataset held before an offset; empty if compaction has dropped a part of it since. */
    static Optional<DatasetContent> before(Dataset dataset, long offset) {
        try {
            return Optional.of(read(dataset, ReadRequest.latest().withAsOf(offset), offset));
        } catch (Fault fault) {
            if (fault.code() == StoreCode.MOMENT_COMPACTED) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private static DatasetContent read(Dataset dataset, ReadRequest request, long nextOffset) {
        long ids = 0;
        long high = 0;
        long low = 0;
        try (var reader = dataset.read(request)) {
            for (var version = reader.next(); version.isPresent(); version = reader.next()) {
                ids++;
                high += version.get().hash().high();
                low += version.get().hash().low();
            }
        }
        return new DatasetContent(
                dataset.name().value(),
                dataset.generation().toString(),
                nextOffset,
                ids,
                new io.perseid.entity.ContentHash(high, low).toString());
    }
}
