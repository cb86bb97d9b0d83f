package io.perseid.language;

import io.perseid.entity.Entity;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A compiled transform: rules ready to run on entities. Thread-safe; the contexts it runs with need not be.
 */
public interface Transform {
    /**
     * Runs the default rule on one entity. Entities made by {@code create} come out first, in order, then the
     * rule's own result, filtered or not; nothing for a discarded one.
     *
     * @throws io.perseid.fault.Fault if the rule fails on this entity; what came out before has come out
     */
    void apply(Entity source, RunContext run, Consumer<Emission> out);

    /** The indexes this transform looks entities up by, each once. They must be there before it runs. */
    List<Join> joins();

    /** Names of the datasets read by joins and look-ups, sorted. */
    Set<String> datasetsRead();

    /** For each join to a dataset, how a change there leads back to source entities, or why it can't. */
    List<Dependency> dependencies();
}
