package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Value;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The datasets as rules see them: populated, without deleted entities, indexed by the joins of the transform.
 * Implemented by whoever has the datasets.
 */
public interface Joins {
    /**
     * Hands over each entity of the dataset that has the key in the index, deleted ones left out, in any order.
     *
     * @throws io.perseid.fault.Fault if there is no such dataset, or it is not yet populated
     */
    void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found);

    /**
     * The entity with the id unless it is deleted or absent.
     *
     * @throws io.perseid.fault.Fault if there is no such dataset, or it is not yet populated
     */
    Optional<Entity> lookup(String dataset, EntityId id);

    /** No dataset has anything. */
    static Joins none() {
        return NoJoins.NONE;
    }
}
