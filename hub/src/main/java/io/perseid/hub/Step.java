package io.perseid.hub;

import io.perseid.entity.DictValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One transform of a pipe, ready to run. Thread-safe. */
interface Step {
    /**
     * Transforms one entity that is not filtered out, unless it takes those too.
     *
     * @throws io.perseid.fault.Fault if it fails on this entity; what came out before must not be used
     */
    void apply(Item item, StepRun run, Consumer<Item> out);

    /** Whether it is given what an earlier transform filtered out, too. */
    default boolean takesFiltered() {
        return false;
    }

    /** The same, slowly, with what it did. */
    default StepExplanation explain(Item item, StepRun run) {
        List<Item> out = new ArrayList<>();
        try {
            apply(item, run, out::add);
            return new StepExplanation(out, Optional.empty(), DictValue.EMPTY);
        } catch (RuntimeException failure) {
            return new StepExplanation(out, Optional.of(failure), DictValue.EMPTY);
        }
    }

    /** The type it has in the configuration. */
    String type();

    /** The datasets it looks into. */
    default Set<String> datasetsRead() {
        return Set.of();
    }
}
