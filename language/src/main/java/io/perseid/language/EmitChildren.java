package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The transform {@code {"type": "emit_children"}}: puts out each entity in {@code $children}, and not the one that has
 * them. Children of a deleted entity come out deleted.
 */
final class EmitChildren implements Transform {
    private static final String CHILDREN = "$children";

    @Override
    public void apply(Entity source, RunContext run, Consumer<Emission> out) {
        for (Value child : Values.items(source.properties().get(CHILDREN))) {
            if (child instanceof DictValue dict && dict.get("_id") instanceof StringValue(String id)) {
                Entity entity = Children.entity(dict, id);
                boolean deleted = source.isDeleted() && !entity.isDeleted();
                out.accept(new Emission(deleted ? Entity.deleted(entity.id(), entity.properties()) : entity, false));
            }
        }
    }

    @Override
    public List<Join> joins() {
        return List.of();
    }

    @Override
    public Set<String> datasetsRead() {
        return Set.of();
    }

    @Override
    public List<Dependency> dependencies() {
        return List.of();
    }
}
