package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one who may write to a dataset, until the next writer is opened.
 *
 * <p>Each call that writes is one atomic write of versions, indexes and progress: after a crash all of it is there or
 * nothing, and what was written before is there too. It survives the end of the process at once, the end of the machine
 * only after {@link #sync}. When it fails, dataset and progress are as before the call. Thread-safe.
 */
public final class DatasetWriter implements AutoCloseable {
    private final Dataset dataset;
    private final String owner;
    private final long epoch;
    private final AtomicReference<@Nullable FullRun> active = new AtomicReference<>();

    DatasetWriter(Dataset dataset, String owner, long epoch) {
        this.dataset = dataset;
        this.owner = owner;
        this.epoch = epoch;
    }

    /** Appends the entities that are new or differ from what the dataset holds. */
    public AppendResult append(List<Entity> entities, Progress progress) {
        return appendArrivals(entities.stream().map(Arrival::of).toList(), progress);
    }

    /** The same for arrivals, of which some may be filtered. */
    public AppendResult appendArrivals(List<Arrival> arrivals, Progress progress) {
        return dataset.append(epoch, owner, appender -> {
            FullRun run = active.get();
            appender.add(arrivals, run == null ? null : run.marks());
            appender.add(progress);
        });
    }

    /**
     * Begins a full run, in place of one that is under way. Until it is finished or abandoned, the ids of all appends
     * count as seen.
     */
    public FullRun beginFull() {
        return beginFull(UnaryOperator.identity());
    }

    /**
     * The same, with a say in what the deletes hold.
     *
     * @param deletion from the properties last held to those of the delete
     */
    public FullRun beginFull(UnaryOperator<DictValue> deletion) {
        return begin(head -> new SeenMarks(head.nextOffset(), head.existing()), deletion);
    }

    /**
     * Goes on with a full run of an earlier writer that did not come to its end. Whatever was written since that run began counts as
     * seen.
     *
     * @param seenSoFar what {@link FullRun#seenSoFar} gave
     * @return empty if the dataset was made anew since
     */
    public Optional<FullRun> goOnFull(DictValue seenSoFar, UnaryOperator<DictValue> deletion) {
        return seenSoFar
                        .get("generation")
                        .equals(new StringValue(dataset.generation().toString()))
                ? Optional.of(begin(_ -> SeenMarks.of(seenSoFar), deletion))
                : Optional.empty();
    }

    private FullRun begin(Function<Head, SeenMarks> marks, UnaryOperator<DictValue> deletion) {
        dataset.whileWriting(
                epoch,
                owner,
                head -> active.set(new FullRun(dataset, epoch, owner, marks.apply(head), deletion, active)));
        FullRun begun = active.get();
        if (begun == null) {
            throw new IllegalStateException("another thread ended the run at once");
        }
        return begun;
    }

    /** Says whether the dataset holds everything its source has. */
    public void setPopulated(boolean populated, Progress progress) {
        dataset.append(epoch, owner, appender -> {
            appender.setPopulated(populated);
            appender.add(progress);
        });
    }

    /** Returns when everything appended so far is durable. Calls at the same time share one sync of the disk. */
    public void sync() {
        dataset.sync();
    }

    /** Abandons a full run that is under way; what was appended stays. */
    @Override
    public void close() {
        active.set(null);
    }
}
