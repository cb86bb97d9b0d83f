package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One system of the configuration in force.
 *
 * @param original its configuration as it was given
 * @param effective the same with environment variables filled in and defaults added; secrets stay names
 * @param system the system itself, unless its configuration can't be used
 */
public record SystemView(
        String id,
        String type,
        JsonNode original,
        DictValue effective,
        List<Problem> problems,
        Optional<ExternalSystem> system) {
    public SystemView {
        problems = List.copyOf(problems);
    }

    /** The system object of the API. */
    public DictValue describe() {
        return PipeJson.system(this);
    }
}
