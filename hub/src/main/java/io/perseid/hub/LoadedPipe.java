package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One pipe of a configuration after its check.
 *
 * @param plan what can be run; empty if the pipe's configuration can't be used
 * @param fingerprint the same for the same configuration
 */
record LoadedPipe(
        String id,
        JsonNode original,
        DictValue effective,
        Optional<PipePlan> plan,
        List<Problem> problems,
        String fingerprint) {
    LoadedPipe {
        problems = List.copyOf(problems);
    }

    LoadedPipe with(List<Problem> more, Optional<PipePlan> other) {
        return new LoadedPipe(id, original, effective, other, more, fingerprint);
    }
}
