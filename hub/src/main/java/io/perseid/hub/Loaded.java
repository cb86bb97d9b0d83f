package io.perseid.hub;

import io.perseid.entity.DictValue;
import java.util.Map;

/**
 * A configuration after its check.
 *
 * @param scheduled whether pipes run by their schedules
 */
record Loaded(
        Configuration configuration,
        DictValue metadata,
        Map<String, LoadedSystem> systems,
        Map<String, LoadedPipe> pipes,
        boolean scheduled,
        LoadOutcome outcome) {}
