package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entities of one dataset of a join by the key that the datasets before it give.
 *
 * @param slot number of the alias
 * @param index null to look up by id
 * @param key keys to look up
 * @param subset the part of the dataset; null for all of it
 * @param conditions to test on each entity found
 */
record HopLookup(
        int slot,
        String dataset,
        @Nullable JoinIndex index,
        Expression key,
        @Nullable Subset subset,
        List<Expression> conditions) {
    /** The entities, each once, by id. */
    Collection<Entity> find(Frame frame) {
        List<Value> keys = JoinKeys.keys(key.eval(frame));
        Joins joins = frame.run().context().joins();
        if (keys.size() == 1 && index == null) {
            return byId(joins, keys.getFirst()).filter(this::isInSubset).stream()
                    .toList();
        }
        var found = new TreeMap<String, Entity>();
        for (Value one : keys) {
            if (index == null) {
                byId(joins, one).ifPresent(entity -> add(entity, found));
            } else {
                joins.find(dataset, index, one, entity -> add(entity, found));
            }
        }
        return found.values();
    }

    private Optional<Entity> byId(Joins joins, Value id) {
        return id instanceof StringValue(String text) ? joins.lookup(dataset, new EntityId(text)) : Optional.empty();
    }

    private void add(Entity entity, Map<String, Entity> found) {
        if (isInSubset(entity)) {
            found.put(entity.id().value(), entity);
        }
    }

    private boolean isInSubset(Entity entity) {
        return subset == null || subset.index().keys(entity).contains(subset.key());
    }
}
