package io.perseid.hub;

import io.perseid.entity.JsonNode;
import java.util.Optional;

/** One system of a configuration after its check. */
record LoadedSystem(String id, String fingerprint, SystemView view, JsonNode used) {
    Optional<ExternalSystem> system() {
        return view.system();
    }
}
