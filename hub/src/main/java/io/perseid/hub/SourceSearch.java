package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.time.Time;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an entity in a pipe's source by its id. A dataset is asked for it; any other source is read from its start until the
 * entity comes, for a while. Used once.
 */
final class SourceSearch {
    private static final int MOST_READ = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int BATCH = 500;

    private final PipePlan plan;
    private final Time time;
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean readAll = true;

    SourceSearch(PipePlan plan, Time time) {
        this.plan = plan;
        this.time = time;
    }

    /**
     * The entity as the source shows it.
     *
     * @throws Fault {@link HubCode#SOURCE_ENTITY_UNKNOWN} with the nearest ids if there is none, {@link
     *     HubCode#SOURCE_WITHOUT_IDS} if it can't be looked for
     */
    Sourced find(EntityId id) {
        if (plan.receives()) {
            throw new Fault(
                    HubCode.SOURCE_WITHOUT_IDS,
                    "entities are pushed to the pipe, so its source can't be asked for one; post the entity itself",
                    "pipe",
                    plan.id(),
                    "works for",
                    "a dataset and embedded entities by id, other sources by reading them from their start");
        }
        return plan.datasetSource()
                .flatMap(source -> inDataset(source, id))
                .or(() -> byReading(id))
                .orElseThrow(() -> unknown(id));
    }

    private Optional<Sourced> inDataset(DatasetSource source, EntityId id) {
        Dataset dataset = source.find()
                .orElseThrow(() -> new Fault(
                        HubCode.DATASET_NOT_READY,
                        "the source dataset does not exist",
                        "pipe",
                        plan.id(),
                        "dataset",
                        source.dataset()));
        Optional<EntityVersion> latest = dataset.latest(id);
        if (latest.isPresent() && !source.holds(latest.get().entity())) {
            throw new Fault(
                    HubCode.SOURCE_ENTITY_UNKNOWN,
                    "the dataset holds the entity, but the pipe's source leaves it out: it isn't in its subset, or is replaced",
                    "pipe",
                    plan.id(),
                    "entity",
                    id.value(),
                    "dataset",
                    source.dataset());
        }
        return latest.map(SourceSearch::sourced);
    }

    private static Sourced sourced(EntityVersion version) {
        return new Sourced(version.entity(), IntegerValue.of(version.offset()));
    }

    private Optional<Sourced> byReading(EntityId id) {
        long end = time.nanos() + LONGEST.toNanos();
        try (Reader reader = plan.source().open(ReadFrom.START)) {
            for (List<Sourced> batch = reader.nextBatch(BATCH); !batch.isEmpty(); batch = reader.nextBatch(BATCH)) {
                for (Sourced sourced : batch) {
                    Entity entity = sourced.entity();
                    if (entity.id().equals(id)) {
                        return Optional.of(sourced);
                    }
                    seen.add(entity.id().value());
                }
                if (seen.size() >= MOST_READ || time.nanos() > end) {
                    readAll = false;
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Fault unknown(EntityId id) {
        return new Fault(
                HubCode.SOURCE_ENTITY_UNKNOWN,
                readAll || plan.datasetSource().isPresent()
                        ? "the pipe's source holds no entity with this id"
                        : "the first entities of the pipe's source hold none with this id; post the entity itself",
                "pipe",
                plan.id(),
                "entity",
                id.value(),
                "looked_at",
                seen.size(),
                "nearest",
                Words.nearest(id.value(), seen).orElse("none"));
    }
}
