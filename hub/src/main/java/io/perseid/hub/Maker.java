package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityId;
import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the entity of a pipe's source that an entity with another id was made of, by taking the source's entities through the
 * transforms one by one, for a while. Used once.
 */
final class Maker {
    private static final int MOST_TRIED = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int BATCH = 200;

    private final PipePlan plan;
    private final RunParts parts;

    Maker(PipePlan plan, RunParts parts) {
        this.plan = plan;
        this.parts = parts;
    }

    /** The entity of the source; empty if the sink's dataset doesn't hold what is looked for, or none was found in time. */
    Optional<Sourced> find(EntityId made) {
        if (Fate.held(parts, plan, made).isEmpty()) {
            return Optional.empty();
        }
        TransformStage stage = OpenPublication.stage(plan, plan.steps(), parts, DictValue.EMPTY);
        long end = parts.time().nanos() + LONGEST.toNanos();
        int tried = 0;
        try (Reader reader = plan.source().open(ReadFrom.START)) {
            for (List<Sourced> batch = reader.nextBatch(BATCH); !batch.isEmpty(); batch = reader.nextBatch(BATCH)) {
                for (Sourced sourced : batch) {
                    if (makes(stage, sourced, made)) {
                        return Optional.of(sourced);
                    }
                }
                tried += batch.size();
                if (tried >= MOST_TRIED || parts.time().nanos() > end) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean makes(TransformStage stage, Sourced sourced, EntityId made) {
        try {
            return stage.single(sourced).stream()
                    .anyMatch(item -> item.entity().id().equals(made));
        } catch (Fault _) {
            return false;
        }
    }
}
