package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.Optional;

/** An entity was changed by somebody else after its sender had read it: what was sent, what there is, and what both are made of. */
public final class LockConflict extends Fault {
    private static final long serialVersionUID = 1;

    private final transient DictValue entities;

    LockConflict(String dataset, Item input, EntityVersion existing, Optional<EntityVersion> ancestor) {
        super(
                HubCode.ENTITY_CHANGED,
                "the entity has changed since the version it was made of",
                "dataset",
                dataset,
                "id",
                input.entity().id().value(),
                "madeOf",
                input.updated(),
                "newest",
                existing.offset());
        this.entities = new DictBuilder()
                .put("input_entity", shown(input.entity(), input.updated()))
                .put("existing_entity", shown(existing))
                .put("common_ancestor_entity", ancestor.map(LockConflict::shown).orElse(NullValue.NULL))
                .build();
    }

    /** {@code input_entity}, {@code existing_entity} and {@code common_ancestor_entity}, null if that one is not known. */
    public DictValue entities() {
        return entities;
    }

    private static Value shown(EntityVersion version) {
        return shown(version.entity(), IntegerValue.of(version.offset()));
    }

    private static Value shown(Entity entity, Value updated) {
        return DictBuilder.of(entity.properties())
                .put("_id", new StringValue(entity.id().value()))
                .put("_deleted", BooleanValue.of(entity.isDeleted()))
                .put("_updated", updated)
                .build();
    }
}
