package io.perseid.language;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The description of a join, read and checked for itself.
 *
 * @param datasets alias to dataset, in their order
 * @param slots alias to its number in the frame
 * @param where terms, all of which must hold
 * @param returned aliases to return; empty if there is an expression instead
 * @param template what to return for each row instead of aliases
 * @param recursion how the result is fed back
 * @param subsets alias to the part of its dataset
 * @param tracked whether changes of the datasets lead back to source entities
 * @param trace name under which the number of rows is noted
 */
record HopSpec(
        Map<String, String> datasets,
        Map<String, Integer> slots,
        List<Node> where,
        List<String> returned,
        Optional<Node> template,
        Optional<Recursion> recursion,
        Map<String, Subset> subsets,
        boolean tracked,
        Optional<String> trace) {
    /**
     * A join whose result is its own input.
     *
     * @param maxDepth how often it is evaluated
     * @param excludesRoot whether what it began with is left out of the result
     */
    record Recursion(int maxDepth, boolean excludesRoot) {}

    /** The dataset of an alias, which there must be. */
    String dataset(String alias) {
        return Objects.requireNonNull(datasets.get(alias), alias);
    }

    /** How many aliases a frame of this join holds, those of joins around it included. */
    int width() {
        return slots.values().stream().mapToInt(slot -> slot + 1).max().orElse(0);
    }
}
