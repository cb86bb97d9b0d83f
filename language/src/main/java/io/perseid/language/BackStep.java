package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One join followed back: from an entity of the joined dataset to those it was joined from.
 *
 * @param own the keys under which the entity was found
 * @param previous the index of the dataset it was joined from, over the values that were looked up; null if they were ids
 * @param dataset that dataset; empty for the source's
 */
record BackStep(JoinIndex own, @Nullable JoinIndex previous, String dataset) {
    void follow(Entity entity, String sourceDataset, Joins joins, Consumer<Entity> found) {
        String name = dataset.isEmpty() ? sourceDataset : dataset;
        for (Value key : own.keys(entity)) {
            if (previous != null) {
                joins.find(name, previous, key, found);
            } else if (key instanceof StringValue(String id)) {
                joins.lookup(name, new EntityId(id)).ifPresent(found);
            }
        }
    }
}
