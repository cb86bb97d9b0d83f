package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run over everything its source has, at the end of which the ids it has not seen are deleted.
 *
 * <p>Holds a bit for each offset in the part of the log where it has seen something, however many entities there are. Ends
 * when it is finished, abandoned, or when the writer begins another; then every call fails with {@link
 * StoreCode#FULL_RUN_ENDED}. Thread-safe.
 */
public final class FullRun {
    private static final int AT_ONCE = 500;

    private final Dataset dataset;
    private final long epoch;
    private final String owner;
    private final SeenMarks marks;
    private final UnaryOperator<DictValue> deletion;
    private final AtomicReference<@Nullable FullRun> active;
    private final List<Arrival> rest = new ArrayList<>();

    FullRun(
            Dataset dataset,
            long epoch,
            String owner,
            SeenMarks marks,
            UnaryOperator<DictValue> deletion,
            AtomicReference<@Nullable FullRun> active) {
        this.dataset = dataset;
        this.epoch = epoch;
        this.owner = owner;
        this.marks = marks;
        this.deletion = deletion;
        this.active = active;
    }

    SeenMarks marks() {
        return marks;
    }

    /** Counts an id as seen that was not appended, such as one that waits for a retry. */
    public void seen(EntityId id) {
        dataset.append(epoch, owner, appender -> {
            requireActive();
            appender.mark(List.of(Arrival.of(Entity.of(id, DictValue.EMPTY))), marks);
        });
    }

    /**
     * What the run has seen so far, to go on with after a crash or a stop ({@link DatasetWriter#goOnFull}). An eighth of a byte for
     * each entity.
     */
    public DictValue seenSoFar() {
        var held = new AtomicReference<>(DictValue.EMPTY);
        dataset.whileWriting(epoch, owner, _ -> {
            requireActive();
            held.set(marks.toValue()
                    .with("generation", new StringValue(dataset.generation().toString())));
        });
        return held.get();
    }

    /** How many ids would be deleted if the run were finished now. */
    public long unseen() {
        return marks.unseen();
    }

    /**
     * Deletes the ids that were not seen and says that the dataset is populated. The deletes hold the content last held.
     *
     * <p>Many deletes are written in several atomic writes; progress comes with the last one, so a run that was cut off
     * here is done again.
     *
     * @return the counts of the deletes
     */
    public AppendResult finish(Progress progress) {
        return finish(progress, true);
    }

    /** The same with a say in whether the dataset is populated then; one that is already stays so. */
    public synchronized AppendResult finish(Progress progress, boolean populated) {
        requireActive();
        int deleted = 0;
        if (marks.unseen() > 0) {
            deleted += deleteUnseen();
        }
        AppendResult last = dataset.append(epoch, owner, appender -> {
            requireActive();
            appender.addDeletes(rest, marks, deletion);
            if (populated) {
                appender.setPopulated(true);
            }
            appender.add(progress);
        });
        active.compareAndSet(this, null);
        return new AppendResult(deleted + last.appended(), 0, deleted + last.deleted(), last.nextOffset());
    }

    /** Writes all deletes but the last ones, which stay in {@link #rest}. */
    private int deleteUnseen() {
        int deleted = 0;
        rest.clear();
        try (Engine.Cursor cursor = dataset.newest()) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                Newest newest = Newest.decode(key, cursor.value());
                if (!newest.deleted() && !marks.isSeen(newest)) {
                    if (rest.size() == AT_ONCE) {
                        deleted += dataset.append(epoch, owner, appender -> {
                                    requireActive();
                                    appender.addDeletes(rest, marks, deletion);
                                })
                                .appended();
                        rest.clear();
                    }
                    var id = new EntityId(new String(key, 4, key.length - 4, StandardCharsets.UTF_8));
                    rest.add(Arrival.filtered(Entity.of(id, DictValue.EMPTY)));
                }
            }
        }
        return deleted;
    }

    /** Hands over the ids that would be deleted if the run were finished now. */
    public void forEachUnseen(Consumer<EntityId> ids) {
        try (Engine.Cursor cursor = dataset.newest()) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                Newest newest = Newest.decode(key, cursor.value());
                if (!newest.deleted() && !marks.isSeen(newest)) {
                    ids.accept(new EntityId(new String(key, 4, key.length - 4, StandardCharsets.UTF_8)));
                }
            }
        }
    }

    /** Ends the run and deletes nothing. */
    public void abandon() {
        active.compareAndSet(this, null);
    }

    private void requireActive() {
        if (active.get() != this) {
            throw new Fault(StoreCode.FULL_RUN_ENDED, "the full run has ended", "dataset", dataset.name());
        }
    }
}
