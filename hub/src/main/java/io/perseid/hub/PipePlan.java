package io.perseid.hub;

import io.perseid.language.Dependency;
import io.perseid.language.Join;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pipe as its configuration describes it, built and ready to run. Thread-safe.
 *
 * @param joins the indexes its transforms look entities up by
 * @param dependencies how changes in joined datasets lead back to entities of its source dataset
 * @param awaits datasets that must be populated before a run begins
 * @param signalled whether a change in a dataset it reads starts a run at once
 * @param naming the namespaces of its names and ids, if they have them
 * @param compaction how its dataset is compacted
 */
record PipePlan(
        String id,
        Source source,
        List<Step> steps,
        Outlet outlet,
        RunSettings runs,
        PumpSettings pump,
        List<Join> joins,
        List<Dependency> dependencies,
        Set<String> awaits,
        boolean signalled,
        Optional<Naming> naming,
        CompactionSettings compaction) {
    PipePlan {
        steps = List.copyOf(steps);
        joins = List.copyOf(joins);
        dependencies = List.copyOf(dependencies);
        awaits = Set.copyOf(awaits);
    }

    /** The same pipe waiting for other datasets. */
    PipePlan withAwaits(Set<String> datasets) {
        return new PipePlan(
                id, source, steps, outlet, runs, pump, joins, dependencies, datasets, signalled, naming, compaction);
    }

    /** The same pipe, which only people start. */
    PipePlan withManualPump() {
        return new PipePlan(
                id,
                source,
                steps,
                outlet,
                runs,
                pump.manual(),
                joins,
                dependencies,
                awaits,
                signalled,
                naming,
                compaction);
    }

    /** How many entities are written at once. */
    int batchSize() {
        return runs.batchSize();
    }

    /** The dataset it reads, if it reads one. */
    Optional<DatasetSource> datasetSource() {
        return source instanceof DatasetSource dataset ? Optional.of(dataset) : Optional.empty();
    }

    /** The dataset it writes, if it writes one. */
    Optional<DatasetSink> datasetSink() {
        return outlet instanceof DatasetSink dataset ? Optional.of(dataset) : Optional.empty();
    }

    /** True if entities are pushed to it. */
    boolean receives() {
        return source instanceof ReceiverSource;
    }

    /** What hands out its entities on request, if that is how they leave. */
    Optional<Publisher> publisher() {
        return outlet instanceof Publisher publisher ? Optional.of(publisher) : Optional.empty();
    }

    /** True if runs move its entities. */
    boolean hasRuns() {
        return !receives() && publisher().isEmpty();
    }
}
