package io.perseid.store.backup;

import io.perseid.entity.Entity;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.FullRun;
import io.perseid.store.Progress;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings one dataset of a store back to what it was, by writing what differs as new versions.
 *
 * <p>Nothing is taken out of the log: the way back can be seen in it, and gone again. So readers of the dataset follow as they
 * follow any change, and none of them has to rewind. What the store holds beside the dataset stays as it is. Whoever writes to
 * the dataset is refused from then on until it opens a new writer.
 */
public final class DatasetRestore {
    private static final int AT_ONCE = 500;

    private DatasetRestore() {}

    /**
     * What a restore wrote.
     *
     * @param asOf the dataset is now as it was before this offset of the log that was read
     * @param changed versions written for entities that differed
     * @param deleted versions written for entities that were not there
     */
    public record Result(long asOf, long changed, long deleted) {}

    /**
     * Back to an earlier moment of the dataset's own log.
     *
     * @throws Fault {@code moment-compacted} if a part of the log that it takes is gone; a backup may have it
     */
    public static Result fromLog(Dataset dataset, Moment moment) {
        return run(dataset, dataset, moment);
    }

    /**
     * To what another store, one that was restored, holds of it.
     *
     * @throws Fault {@link BackupCode#DATASET_NOT_IN_BACKUP}
     */
    public static Result fromStore(Store restored, Store live, DatasetName name, Moment moment) {
        Dataset from = restored.find(name)
                .orElseThrow(() ->
                        new Fault(BackupCode.DATASET_NOT_IN_BACKUP, "the backup has no such dataset", "dataset", name));
        return run(from, live.openOrCreate(name), moment);
    }

    private static Result run(Dataset from, Dataset to, Moment moment) {
        long asOf = moment.offset(from);
        long changed = 0;
        try (var reader = from.read(ReadRequest.latest().withAsOf(asOf));
                DatasetWriter writer = to.writer("restore")) {
            FullRun full = writer.beginFull();
            List<Entity> batch = new ArrayList<>();
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                batch.add(next.get().entity());
                if (batch.size() == AT_ONCE) {
                    changed += writer.append(batch, Progress.NONE).appended();
                    batch.clear();
                }
            }
            changed += writer.append(batch, Progress.NONE).appended();
            long deleted = full.finish(Progress.NONE, from.populated()).deleted();
            writer.sync();
            return new Result(asOf, changed, deleted);
        }
    }
}
