package io.perseid.hub;

import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Keeps how far one full run has come, now and then and when it is cut off, where its source and sink allow another to go on. */
final class FullProgress {
    private static final System.Logger LOG = System.getLogger(FullProgress.class.getName());
    private static final int BATCHES = 100;

    private final PipePlan plan;
    private final Store store;
    private Optional<PipeMemory> reached = Optional.empty();
    private int batches;

    FullProgress(PipePlan plan, Store store) {
        this.plan = plan;
        this.store = store;
    }

    /** Whether the place is worth keeping: nothing is lost if a run goes on there. */
    boolean isKept() {
        return plan.runs().keepsPlace()
                && plan.source().resumesFull()
                && plan.datasetSink().filter(sink -> !sink.breaker().isSet()).isPresent();
    }

    /** Whether incremental runs go before full ones. */
    boolean givesWay() {
        return plan.runs().background() && isKept();
    }

    /** Where a run before this was cut off. */
    Optional<FullPlace> place() {
        return isKept()
                ? FullPlace.find(store, plan.id())
                        .filter(place -> sink().filter(dataset ->
                                        dataset.generation().toString().equals(place.sink()))
                                .isPresent())
                : Optional.empty();
    }

    private Optional<Dataset> sink() {
        return plan.datasetSink().flatMap(sink -> store.find(new DatasetName(sink.dataset())));
    }

    /** A batch was written whose last token is in the memory. */
    void reached(PipeMemory now, Landing landing) {
        reached = Optional.of(now);
        if (++batches >= BATCHES) {
            keep(landing);
        }
    }

    /** Keeps the place reached. What can't be kept is read again. */
    void keep(Landing landing) {
        Optional<Value> since = reached.flatMap(PipeMemory::lastSeen);
        if (since.isEmpty() || !(landing instanceof DatasetLanding dataset)) {
            return;
        }
        try {
            new FullPlace(
                            since.get(),
                            reached.get().generation(),
                            sink().map(Dataset::generation)
                                    .map(Object::toString)
                                    .orElse(""),
                            reached.get().tracked(),
                            dataset.seen())
                    .keep(store, plan.id());
            batches = 0;
        } catch (Fault fault) {
            LOG.log(Level.INFO, "full run can't be resumed pipe=" + plan.id() + " " + fault.getMessage());
        }
    }
}
