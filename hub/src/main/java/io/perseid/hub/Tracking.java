package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.language.Dependency;
import io.perseid.language.Inverse;
import io.perseid.language.Joins;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the source entities that a change in a joined dataset concerns. For each joined dataset the pipe remembers the offset up to
 * which changes were followed back; a change is followed from the version before it as well as from the one after it, so that the
 * entities it has left are found too. What can't be followed back runs the whole source again. Holds one batch of source entities, however many a change concerns. Used by one thread.
 */
final class Tracking {
    /** Takes source entities to be processed again, and the offsets that are reached once they are written. */
    @FunctionalInterface
    interface Affected {
        /** Gives false to stop. */
        boolean process(List<Sourced> entities, Map<String, Long> tracked);
    }

    private static final int AT_ONCE = 1_000;

    private final Store store;
    private final DatasetSource source;
    private final Joins joins;
    private final Map<String, List<Inverse.Way>> ways = new LinkedHashMap<>();

    /** Datasets joined in ways that don't lead back: a change there may concern every source entity. */
    private final Set<String> concernsAll = new LinkedHashSet<>();

    Tracking(Store store, PipePlan plan) {
        this.store = store;
        this.source = plan.datasetSource().orElseThrow();
        this.joins = new BackJoins(store, source.dataset(), plan.naming());
        for (Dependency dependency : plan.dependencies()) {
            switch (dependency.inverse()) {
                case Inverse.Invertible(var _, var way) ->
                    ways.computeIfAbsent(dependency.dataset(), dataset -> new ArrayList<>())
                            .add(way);
                case Inverse.NotInvertible _ -> concernsAll.add(dependency.dataset());
            }
        }
        ways.keySet().removeAll(concernsAll);
    }

    /** The newest offsets of all joined datasets: everything up to them is seen by whoever reads them after this call. */
    Map<String, Long> newest() {
        Map<String, Long> offsets = newest(ways.keySet());
        offsets.putAll(newest(concernsAll));
        return offsets;
    }

    private Map<String, Long> newest(Set<String> names) {
        Map<String, Long> offsets = new LinkedHashMap<>();
        names.forEach(
                name -> offsets.put(name, find(name).map(Dataset::nextOffset).orElse(0L) - 1));
        return offsets;
    }

    /** True if a joined dataset has changes that were not followed yet. */
    boolean isBehind(Map<String, Long> tracked) {
        return isBehind(newest(), tracked);
    }

    private static boolean isBehind(Map<String, Long> newest, Map<String, Long> tracked) {
        return newest.entrySet().stream()
                .anyMatch(entry -> entry.getValue() > tracked.getOrDefault(entry.getKey(), -1L));
    }

    /** Follows all changes back; ends early when it is told to stop. */
    void follow(Map<String, Long> tracked, Affected affected) {
        Map<String, Long> reached = new LinkedHashMap<>(tracked);
        for (var entry : ways.entrySet()) {
            Optional<Dataset> dataset = find(entry.getKey());
            long since = Math.max(-1, reached.getOrDefault(entry.getKey(), -1L));
            if (dataset.isPresent()
                    && dataset.get().nextOffset() - 1 > since
                    && !follow(dataset.get(), entry.getValue(), since, reached, affected)) {
                return;
            }
        }
        Map<String, Long> all = newest(concernsAll);
        if (isBehind(all, reached)) {
            processAll(reached, all, affected);
        }
    }

    /** Processes all that the source holds; the offsets count as reached only with its last entities. */
    private void processAll(Map<String, Long> before, Map<String, Long> newest, Affected affected) {
        Map<String, Long> after = new LinkedHashMap<>(before);
        after.putAll(newest);
        List<Sourced> batch = new ArrayList<>();
        Dataset dataset = source.find().orElseThrow();
        try (var entities = dataset.read(ReadRequest.latest().withDeleted(false))) {
            for (var next = entities.next(); next.isPresent(); next = entities.next()) {
                EntityVersion version = next.get();
                if (source.holds(version.entity())) {
                    batch.add(new Sourced(version.entity(), IntegerValue.of(version.offset())));
                }
                if (batch.size() >= AT_ONCE) {
                    if (!affected.process(batch, Map.copyOf(before))) {
                        return;
                    }
                    batch = new ArrayList<>();
                }
            }
        }
        affected.process(batch, Map.copyOf(after));
    }

    private boolean follow(
            Dataset dataset, List<Inverse.Way> back, long since, Map<String, Long> reached, Affected affected) {
        String name = dataset.name().value();
        var found = new Found(reached, affected);
        try (var changes = dataset.read(ReadRequest.since(since))) {
            for (var next = changes.next(); next.isPresent() && found.goesOn; next = changes.next()) {
                EntityVersion change = next.get();
                Optional<Entity> before = change.previous() < 0
                        ? Optional.empty()
                        : dataset.at(change.previous()).map(EntityVersion::entity);
                for (Inverse.Way way : back) {
                    way.back(change.entity(), BackJoins.SOURCE, joins, found::add);
                    before.ifPresent(entity -> way.back(entity, BackJoins.SOURCE, joins, found::add));
                }
                reached.put(name, change.offset());
            }
            found.flush();
        }
        return found.goesOn;
    }

    /** Source entities found and not yet processed. */
    private final class Found {
        private final Map<String, Long> reached;
        private final Affected affected;
        private final Set<EntityId> ids = new LinkedHashSet<>();
        private boolean goesOn = true;

        Found(Map<String, Long> reached, Affected affected) {
            this.reached = reached;
            this.affected = affected;
        }

        void add(Entity entity) {
            if (goesOn && ids.add(entity.id()) && ids.size() >= AT_ONCE) {
                flush();
            }
        }

        void flush() {
            List<Sourced> entities = new ArrayList<>(ids.size());
            Dataset dataset = source.find().orElseThrow();
            for (EntityId id : ids) {
                dataset.latest(id)
                        .filter(version -> source.holds(version.entity()))
                        .map(version -> new Sourced(version.entity(), IntegerValue.of(version.offset())))
                        .ifPresent(entities::add);
            }
            ids.clear();
            goesOn = goesOn && affected.process(entities, Map.copyOf(reached));
        }
    }

    private Optional<Dataset> find(String name) {
        return store.find(new DatasetName(name));
    }
}
