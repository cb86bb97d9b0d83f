package io.perseid.language;

import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.util.List;
import java.util.Optional;

/**
 * What became of a transform's configuration: something to run unless there is an error, and every problem found.
 *
 * @param transform empty exactly if one of the problems is an error
 */
public record Compilation(Optional<Transform> transform, List<Problem> problems) {
    /** The problems are copied. */
    public Compilation {
        problems = List.copyOf(problems);
    }

    /**
     * The transform.
     *
     * @throws ProblemsFault if the configuration was refused
     */
    public Transform orThrow() {
        return transform.orElseThrow(() -> new ProblemsFault(problems));
    }
}
