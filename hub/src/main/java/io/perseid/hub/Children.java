package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entities that an entity has in {@code $children}. */
final class Children {
    static final String PROPERTY = "$children";

    private Children() {}

    /** What stands in {@code $children}, as a list. */
    static List<Value> of(Entity entity) {
        return switch (entity.properties().get(PROPERTY)) {
            case ListValue list -> list.items();
            case DictValue child -> List.of(child);
            default -> List.of();
        };
    }

    /**
     * The new version with the children it no longer has, deleted. They stay there from version to version, since a reader may never
     * see the version in which they went; so a version that is the same but for them is the same.
     */
    static Entity keepGone(Entity next, Entity previous) {
        List<Value> before = of(previous);
        if (before.isEmpty()) {
            return next;
        }
        List<Value> children = new ArrayList<>(of(next));
        Set<Value> ids = new HashSet<>();
        children.forEach(child -> ids.add(id(child)));
        int own = children.size();
        for (Value child : before) {
            if (id(child) instanceof StringValue id && ids.add(id) && child instanceof DictValue dict) {
                children.add(dict.with("_deleted", BooleanValue.TRUE));
            }
        }
        return children.size() == own
                ? next
                : next.withProperties(DictBuilder.of(next.properties())
                        .put(PROPERTY, ListValue.of(children))
                        .build());
    }

    private static Value id(Value child) {
        return child instanceof DictValue dict ? dict.get("_id") : child;
    }
}
