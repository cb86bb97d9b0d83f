package io.perseid.hub;

import io.perseid.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Knows which pipes follow the changes of a dataset, and how far each has come: those that join it and lead its changes back to their
 * own entities, and those that read a part of it or all its versions. A pipe that is switched off, or whose configuration is broken,
 * still follows: it goes on there when it is well again. Thread-safe.
 */
final class Followers {
    private final Store store;
    private final Supplier<? extends Collection<PipeUnit>> pipes;

    Followers(Store store, Supplier<? extends Collection<PipeUnit>> pipes) {
        this.store = store;
        this.pipes = pipes;
    }

    /** Those of a dataset, the one furthest behind first. */
    List<Follower> of(String dataset) {
        List<Follower> followers = new ArrayList<>();
        for (PipeUnit unit : pipes.get()) {
            offset(unit, dataset)
                    .ifPresent(offset -> followers.add(new Follower(unit.id(), offset, unit.isDisabled())));
        }
        followers.sort(Comparator.comparingLong(Follower::offset).thenComparing(Follower::pipe));
        return followers;
    }

    private OptionalLong offset(PipeUnit unit, String dataset) {
        PipeMemory memory = PipeMemory.of(store.state(Run.memoryKey(unit.id())));
        OptionalLong joined = joins(unit, memory, dataset)
                ? reached(unit, memory, memory.tracked().getOrDefault(dataset, -1L))
                : OptionalLong.empty();
        OptionalLong read = readsVersions(unit, dataset)
                ? reached(
                        unit,
                        memory,
                        memory.lastSeen().map(DatasetSource::offset).orElse(-1L))
                : OptionalLong.empty();
        return joined.isPresent() && read.isPresent()
                ? OptionalLong.of(Math.min(joined.getAsLong(), read.getAsLong()))
                : joined.isPresent() ? joined : read;
    }

    /** A pipe that has never run begins with everything and needs no earlier versions; in its first run it already does. */
    private static OptionalLong reached(PipeUnit unit, PipeMemory memory, long seen) {
        boolean runs = unit.state() == PipeState.RUNNING || unit.state() == PipeState.STOPPING;
        return seen >= 0 || runs || memory.lastSeen().isPresent() ? OptionalLong.of(seen + 1) : OptionalLong.empty();
    }

    private static boolean joins(PipeUnit unit, PipeMemory memory, String dataset) {
        Set<String> joined = unit.loaded()
                .plan()
                .map(plan -> plan.dependencies().stream()
                        .map(dependency -> dependency.dataset())
                        .collect(Collectors.toSet()))
                .orElse(memory.tracked().keySet());
        return joined.contains(dataset);
    }

    private static boolean readsVersions(PipeUnit unit, String dataset) {
        return unit.loaded()
                .plan()
                .flatMap(PipePlan::datasetSource)
                .filter(source -> source.dataset().equals(dataset) && source.needsEarlierVersions())
                .isPresent();
    }
}
