package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Namespaces;
import io.perseid.language.PropertyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The namespaces of one pipe: put before ids and names of properties on the way in, taken away on the way out. Names that begin with
 * {@code _} or {@code $} have none; what has one keeps it on the way in. Dictionaries within an entity are treated like it.
 *
 * @param adds whether the first transform sees entities with namespaces
 * @param removes whether what the last transform makes leaves without them
 */
record Naming(Namespaces namespaces, boolean adds, boolean removes) {
    /** The transforms with what happens before the first and after the last. */
    List<Step> around(List<Step> steps) {
        List<Step> all = new ArrayList<>(steps);
        if (adds) {
            all.addFirst(new NamingStep(this::added));
        }
        if (removes) {
            all.addLast(new NamingStep(this::removed));
        }
        return all;
    }

    /** The entity as the first transform sees it. */
    Entity added(Entity entity) {
        return adds
                ? changed(
                        entity,
                        new EntityId(addedId(entity.id().value())),
                        dict(entity.properties(), this::added, this::addedId))
                : entity;
    }

    /** The id that an entity of the source leaves with, if no transform changes it. */
    EntityId through(EntityId id) {
        String inside = adds ? addedId(id.value()) : id.value();
        return new EntityId(removes ? PropertyNames.local(inside) : inside);
    }

    /** The id as the source has it, given as the first transform sees it. */
    EntityId before(EntityId seen) {
        String own = namespaces.identity() + ":";
        return adds && seen.value().startsWith(own) ? new EntityId(seen.value().substring(own.length())) : seen;
    }

    /** The entity as it leaves; of two names that become one, that in the pipe's own namespace counts, else the last. */
    Entity removed(Entity entity) {
        DictValue properties = entity.properties();
        DictBuilder plain = DictBuilder.of(dict(properties, Naming::removed, PropertyNames::local));
        properties.names().stream()
                .filter(name -> name.startsWith(namespaces.property() + ":"))
                .forEach(name ->
                        plain.put(removed(name), value(properties.get(name), Naming::removed, PropertyNames::local)));
        return changed(entity, new EntityId(PropertyNames.local(entity.id().value())), plain.build());
    }

    private String added(String name) {
        return isBare(name) || name.indexOf(':') >= 0 ? name : namespaces.property() + ":" + name;
    }

    private String addedId(String id) {
        return id.indexOf(':') >= 0 ? id : namespaces.identity() + ":" + id;
    }

    private static String removed(String name) {
        return isBare(name) ? name : PropertyNames.local(name);
    }

    private static boolean isBare(String name) {
        return name.startsWith("_") || name.startsWith("$");
    }

    private static Entity changed(Entity entity, EntityId id, DictValue properties) {
        return entity.isDeleted() ? Entity.deleted(id, properties) : Entity.of(id, properties);
    }

    private static DictValue dict(DictValue dict, UnaryOperator<String> name, UnaryOperator<String> id) {
        var builder = new DictBuilder();
        for (String old : dict.names()) {
            Value held = dict.get(old);
            if (old.equals("_id") && held instanceof StringValue(String text)) {
                builder.put(old, new StringValue(id.apply(text)));
            } else if (held instanceof DictValue || held instanceof ListValue) {
                builder.put(name.apply(old), value(held, name, id));
            } else {
                builder.copy(dict, old, name.apply(old));
            }
        }
        return builder.build();
    }

    private static Value value(Value value, UnaryOperator<String> name, UnaryOperator<String> id) {
        return switch (value) {
            case DictValue inner -> dict(inner, name, id);
            case ListValue list ->
                ListValue.of(
                        list.items().stream().map(item -> value(item, name, id)).toList());
            default -> value;
        };
    }

    /** One end of the way; what was filtered out passes it too. */
    private record NamingStep(UnaryOperator<Entity> how) implements Step {
        @Override
        public void apply(Item item, StepRun run, Consumer<Item> out) {
            out.accept(new Item(how.apply(item.entity()), item.updated(), item.filtered()));
        }

        @Override
        public String type() {
            return "namespaces";
        }

        @Override
        public boolean takesFiltered() {
            return true;
        }
    }
}
