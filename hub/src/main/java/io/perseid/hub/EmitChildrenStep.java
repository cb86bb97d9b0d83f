package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.function.Consumer;

/** Emits the entities in {@code $children} in the place of the entity that holds them; an entity without any passes as it is. */
final class EmitChildrenStep implements Step {
    @Override
    public String type() {
        return "emit_children";
    }

    @Override
    public void apply(Item item, StepRun run, Consumer<Item> out) {
        switch (item.entity().properties().get(Children.PROPERTY)) {
            case ListValue children -> children.items().forEach(child -> emit(child, item, out));
            case DictValue child -> emit(child, item, out);
            default -> out.accept(item);
        }
    }

    private static void emit(Value child, Item parent, Consumer<Item> out) {
        if (!(child instanceof DictValue dict && dict.get("_id") instanceof StringValue id)) {
            throw new Fault(
                    HubCode.TRANSFORM_FAILED,
                    "a child is no entity",
                    "parent",
                    parent.entity().id().value(),
                    "found",
                    Words.of(child));
        }
        var key = new EntityId(id.value());
        boolean deleted = parent.entity().isDeleted() || dict.get("_deleted").equals(BooleanValue.TRUE);
        Entity entity = deleted ? Entity.deleted(key, dict) : Entity.of(key, dict);
        out.accept(new Item(entity, parent.updated(), false));
    }
}
