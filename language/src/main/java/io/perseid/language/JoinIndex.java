package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index over the entities of a dataset: the keys under which an entity is found. Equal by name.
 *
 * <p>The name is the expression in canonical form with the entity as {@code _S}, and so stays the same for the same
 * expression in any pipe: {@code ["lower", "_S.email"]}. Null is never a key, and numbers of the same value are the
 * same key whatever their type. Thread-safe.
 */
public final class JoinIndex {
    private final String name;
    private final Function<Entity, List<Value>> keys;

    /** An index of this name; the function gives each key once and never null. */
    JoinIndex(String name, Function<Entity, List<Value>> keys) {
        this.name = name;
        this.keys = keys;
    }

    /** What identifies the index within its dataset. */
    public String name() {
        return name;
    }

    /** The keys of an entity, each once; none for a deleted entity. */
    public List<Value> keys(Entity entity) {
        return entity.isDeleted() ? List.of() : keys.apply(entity);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JoinIndex index && index.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
