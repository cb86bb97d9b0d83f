package io.perseid.hub;

import io.perseid.fault.Problem;
import java.util.List;
import java.util.Map;

/**
 * What became of a configuration that was to be loaded.
 *
 * @param applied whether it is now in force; false if it was refused because of its errors
 * @param problems everything found, in the order of the files
 * @param byComponent the same by the id of the pipe or system; those that belong to none are under the empty id
 */
public record LoadOutcome(boolean applied, List<Problem> problems, Map<String, List<Problem>> byComponent) {
    public LoadOutcome {
        problems = List.copyOf(problems);
        byComponent = Map.copyOf(byComponent);
    }

    /** True if something can't be used. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
