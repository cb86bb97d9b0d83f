package io.perseid.language;

import io.perseid.entity.Entity;
import java.util.List;
import java.util.function.Consumer;

/** How a changed entity of a joined dataset leads back to the source entities whose result may change. */
public sealed interface Inverse {
    /**
     * There is a way back.
     *
     * @param sourceIndexes indexes that the source's dataset must have for it
     * @param way finds them
     */
    record Invertible(List<JoinIndex> sourceIndexes, Way way) implements Inverse {}

    /** The joins can't be followed back: a change may concern every source entity. */
    record NotInvertible(String reason) implements Inverse {}

    /** Follows joins back. Thread-safe. */
    interface Way {
        /**
         * Hands over source entities that may join the changed one, some more than once. Call it with the version
         * before the change as well as with the one after it.
         */
        void back(Entity changed, String sourceDataset, Joins joins, Consumer<Entity> source);
    }
}
