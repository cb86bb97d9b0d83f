package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One join followed back: from an entity of the joined dataset to those it was joined from.
 *
 * @param own the keys under which the entity was found
 * @param previous the index of the dataset it was joined from, over the values that were looked up; null if they were ids
 * @param dataset that dataset; empty for the source's
 * @param repeat how the join goes on from what it has found; null if it does not
 */
record BackStep(
        JoinIndex own,
        @Nullable JoinIndex previous,
        String dataset,
        @Nullable Repeat repeat) {
    /**
     * A recursive join: the entity may have been found from another one of its own dataset.
     *
     * @param dataset the joined dataset
     * @param key its index over the values that are looked up next; null if they are ids
     * @param most how often the join goes on
     */
    record Repeat(String dataset, @Nullable JoinIndex key, int most) {}

    void follow(Entity entity, String sourceDataset, Joins joins, Consumer<Entity> found) {
        String name = dataset.isEmpty() ? sourceDataset : dataset;
        if (repeat == null) {
            back(entity, name, previous, joins, found);
            return;
        }
        var seen = new HashSet<EntityId>();
        List<Entity> level = List.of(entity);
        for (int depth = 0; depth < repeat.most() && !level.isEmpty(); depth++) {
            var next = new ArrayList<Entity>();
            for (Entity each : level) {
                back(each, name, previous, joins, found);
                back(each, repeat.dataset(), repeat.key(), joins, before -> {
                    if (seen.add(before.id())) {
                        next.add(before);
                    }
                });
            }
            level = next;
        }
    }

    private void back(Entity entity, String name, @Nullable JoinIndex index, Joins joins, Consumer<Entity> found) {
        for (Value key : own.keys(entity)) {
            if (index != null) {
                joins.find(name, index, key, found);
            } else if (key instanceof StringValue(String id)) {
                joins.lookup(name, new EntityId(id)).ifPresent(found);
            }
        }
    }
}
