package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import java.util.List;
import java.util.function.Function;

/**
 * A secondary index: under which keys an entity is found. Deleted entities and null keys are never indexed.
 *
 * @param name unique in the dataset
 * @param definition text that is different for every different function; a stored index with another definition is
 *     derived anew
 * @param keys all keys of an entity; called on the writer's thread, so it must be quick and must not fail. Equal numbers
 *     of different types are the same key
 */
public record IndexDefinition(String name, String definition, Function<Entity, List<Value>> keys) {
    /** An index whose name says what it is derived from. */
    public IndexDefinition(String name, Function<Entity, List<Value>> keys) {
        this(name, name, keys);
    }
}
