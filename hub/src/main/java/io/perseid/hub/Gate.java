package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.fault.Fault;
import io.perseid.store.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Lets the entities of a batch into a dataset as its {@link Admission} says. Used by one thread at a time. */
final class Gate {
    /** Says that an entity may replace any version. */
    private static final String SKIP = "$unsafe_skip_optimistic_locking";

    private final Admission admission;
    private final String dataset;
    private final Function<EntityId, Optional<EntityVersion>> held;
    private final LongFunction<Optional<EntityVersion>> at;

    /**
     * @param held the newest version that the dataset holds of an id, deleted or not
     * @param at the version at an offset
     */
    Gate(
            Admission admission,
            String dataset,
            Function<EntityId, Optional<EntityVersion>> held,
            LongFunction<Optional<EntityVersion>> at) {
        this.admission = admission;
        this.dataset = dataset;
        this.held = held;
        this.at = at;
    }

    /**
     * What is to be written of the batch.
     *
     * @throws Fault if an entity is refused; then nothing of the batch may be written
     */
    List<Arrival> admit(List<Item> batch) {
        List<Arrival> arrivals = new ArrayList<>(batch.size());
        Map<EntityId, Entity> before = new HashMap<>();
        for (Item item : batch) {
            if (item.filtered()) {
                if (!admission.suppressFiltered()) {
                    arrivals.add(Arrival.filtered(item.entity()));
                }
            } else if (isWanted(item.entity())) {
                Entity entity = withChildren(unlocked(item), before);
                requireSize(entity);
                arrivals.add(Arrival.of(entity));
            }
        }
        return arrivals;
    }

    private boolean isWanted(Entity entity) {
        return switch (admission.secondVersion()) {
            case ALLOW -> true;
            case IGNORE -> held.apply(entity.id()).isEmpty();
            case FAIL -> {
                requireFirst(entity);
                yield true;
            }
        };
    }

    private void requireFirst(Entity entity) {
        boolean differs = held.apply(entity.id())
                .filter(version -> !version.hash().equals(entity.hash()))
                .isPresent();
        if (differs) {
            throw new Fault(
                    HubCode.SECOND_VERSION,
                    "the entity has a version already and must not get another",
                    "dataset",
                    dataset,
                    "id",
                    entity.id().value());
        }
    }

    /** The entity if it may replace what there is: it names the newest version, or says that this doesn't matter. */
    private Entity unlocked(Item item) {
        Entity entity = item.entity();
        if (!admission.locks()) {
            return entity;
        }
        if (entity.properties().get(SKIP).equals(BooleanValue.TRUE)) {
            return entity.withProperties(entity.properties().without(SKIP));
        }
        held.apply(entity.id())
                .filter(newest -> !newest.hash().equals(entity.hash()))
                .filter(newest -> !item.updated().equals(IntegerValue.of(newest.offset())))
                .ifPresent(newest -> {
                    throw new LockConflict(dataset, item, newest, ancestor(item));
                });
        return entity;
    }

    private Optional<EntityVersion> ancestor(Item item) {
        return item.updated() instanceof IntegerValue offset && offset.isLong() && offset.longValue() >= 0
                ? at.apply(offset.longValue())
                        .filter(version ->
                                version.entity().id().equals(item.entity().id()))
                : Optional.empty();
    }

    private Entity withChildren(Entity entity, Map<EntityId, Entity> before) {
        if (!admission.tracksChildren()) {
            return entity;
        }
        Optional<Entity> previous = Optional.ofNullable(before.get(entity.id()))
                .or(() -> held.apply(entity.id()).map(EntityVersion::entity));
        Entity kept =
                previous.map(version -> Children.keepGone(entity, version)).orElse(entity);
        before.put(entity.id(), kept);
        return kept;
    }

    private void requireSize(Entity entity) {
        int bytes = entity.properties().encodedBytes();
        if (bytes > admission.maxEntityBytes()) {
            throw new Fault(
                    HubCode.ENTITY_TOO_LARGE,
                    "the entity is too large for its dataset",
                    "dataset",
                    dataset,
                    "id",
                    entity.id().value(),
                    "bytes",
                    bytes,
                    "allowed",
                    admission.maxEntityBytes());
        }
    }
}
