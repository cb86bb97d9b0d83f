package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.EntityId;
import io.perseid.store.AppendResult;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetWriter;
import io.perseid.store.FullRun;
import io.perseid.store.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A dataset: entities and progress go in one atomic write, so nothing is lost and nothing comes twice. */
final class DatasetLanding implements Landing {
    private final DatasetSink sink;
    private final Dataset dataset;
    private final DatasetWriter writer;
    private final Optional<FullRun> full;
    private final Runnable changed;
    private final Gate gate;

    private DatasetLanding(
            DatasetSink sink, Dataset dataset, DatasetWriter writer, Optional<FullRun> full, Runnable changed) {
        this.sink = sink;
        this.dataset = dataset;
        this.writer = writer;
        this.full = full;
        this.changed = changed;
        this.gate = new Gate(sink.admission(), sink.dataset(), dataset::latest, dataset::at);
    }

    /**
     * Opens the dataset for writing; whoever wrote before is refused from now on.
     *
     * @param unseenDeleted whether what is not seen until the end is deleted
     * @param changed called after each write that changed the dataset
     */
    static DatasetLanding open(DatasetSink sink, Dataset dataset, boolean unseenDeleted, Runnable changed) {
        return open(sink, dataset, unseenDeleted, DictValue.EMPTY, changed);
    }

    /** The same, where a full run goes on that was cut off after it had seen something. */
    static DatasetLanding open(
            DatasetSink sink, Dataset dataset, boolean unseenDeleted, DictValue seen, Runnable changed) {
        DatasetWriter writer = dataset.writer(sink.dataset());
        Optional<FullRun> full = Optional.empty();
        if (unseenDeleted && sink.deletionTracking()) {
            full = seen.isEmpty() ? Optional.empty() : writer.goOnFull(seen, deletion(sink));
            full = full.or(() -> Optional.of(beginFull(sink, writer)));
        }
        var landing = new DatasetLanding(sink, dataset, writer, full, changed);
        switch (sink.populate()) {
            case INITIALLY, ONLOAD -> landing.populated(true);
            case IF_SOURCE_POPULATED, ALWAYS, NEVER -> {}
        }
        return landing;
    }

    private static FullRun beginFull(DatasetSink sink, DatasetWriter writer) {
        return writer.beginFull(deletion(sink));
    }

    private static UnaryOperator<DictValue> deletion(DatasetSink sink) {
        return sink.markDeletionTracked()
                ? held -> held.with("$deletion_tracked", BooleanValue.TRUE)
                : UnaryOperator.identity();
    }

    /** What a full run has seen so far. */
    DictValue seen() {
        return full.map(FullRun::seenSoFar).orElse(DictValue.EMPTY);
    }

    @Override
    public WriteResult write(List<Item> batch, Progress progress) {
        AppendResult result = writer.appendArrivals(gate.admit(batch), progress);
        if (result.appended() > 0) {
            changed.run();
        }
        long filtered = batch.stream().filter(Item::filtered).count();
        return new WriteResult(
                result.appended(),
                batch.size() - filtered - Math.min(result.appended(), batch.size() - filtered),
                result.deleted(),
                filtered);
    }

    @Override
    public void seen(EntityId id) {
        full.ifPresent(run -> run.seen(id));
    }

    /** How many ids would be deleted if the run came to its end now. */
    long unseen() {
        return full.map(FullRun::unseen).orElse(0L);
    }

    /** Hands over those ids. */
    void forEachUnseen(Consumer<EntityId> ids) {
        full.ifPresent(run -> run.forEachUnseen(ids));
    }

    /** Writes what was held back. */
    void take(HeldBack held) {
        if (held.copyTo(writer) > 0) {
            changed.run();
        }
    }

    @Override
    public WriteResult finish(boolean sourcePopulated, Progress progress) {
        boolean before = dataset.populated();
        boolean after = before || populates(sourcePopulated);
        AppendResult deletes = end(after, progress);
        if (deletes.appended() > 0 || after != before) {
            changed.run();
        }
        return new WriteResult(deletes.appended(), 0, deletes.deleted(), 0);
    }

    private AppendResult end(boolean populated, Progress progress) {
        if (full.isPresent()) {
            return full.get().finish(progress, populated);
        }
        if (populated != dataset.populated()) {
            writer.setPopulated(populated, progress);
        } else {
            writer.appendArrivals(List.of(), progress);
        }
        return new AppendResult(0, 0, 0, dataset.nextOffset());
    }

    private boolean populates(boolean sourcePopulated) {
        return switch (sink.populate()) {
            case IF_SOURCE_POPULATED -> sourcePopulated;
            case ALWAYS, INITIALLY, ONLOAD -> true;
            case NEVER -> false;
        };
    }

    /** Says that the dataset is populated, or no longer. */
    void populated(boolean populated) {
        if (dataset.populated() != populated) {
            writer.setPopulated(populated, Progress.NONE);
            changed.run();
        }
    }

    /** Returns when everything written so far is durable. */
    void sync() {
        writer.sync();
    }

    /** Begins a full run in place of one under way; everything written from now on counts as seen by it. */
    FullRun beginFull() {
        return beginFull(sink, writer);
    }

    @Override
    public void abandon() {
        full.ifPresent(FullRun::abandon);
    }

    @Override
    public void close() {
        writer.close();
    }
}
