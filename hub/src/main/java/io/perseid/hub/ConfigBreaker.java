package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses a configuration that forgets much of the one in force, if that one asks for it with {@code use_config_circuit_breaker}. */
final class ConfigBreaker {
    private static final int MOST = 10;
    private static final double MOST_SHARE = 0.1;

    private ConfigBreaker() {}

    /** Why the next configuration must be forced; empty if it need not. */
    static Optional<Problem> refusal(Loaded inForce, Configuration next) {
        boolean wanted = inForce.metadata().get("global_defaults") instanceof DictValue defaults
                && defaults.get("use_config_circuit_breaker").equals(BooleanValue.TRUE);
        Set<String> before = ids(inForce.configuration());
        Set<String> gone = new LinkedHashSet<>(before);
        gone.removeAll(ids(next));
        if (!wanted || gone.size() <= MOST || gone.size() <= before.size() * MOST_SHARE) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                HubCode.CONFIG_DELETES_MUCH,
                Place.UNKNOWN,
                "it deletes " + gone.size() + " of " + before.size() + " components, beginning with "
                        + String.join(", ", List.copyOf(gone).subList(0, 3)),
                "apply it with 'force' if that is meant"));
    }

    private static Set<String> ids(Configuration configuration) {
        Set<String> ids = new LinkedHashSet<>();
        configuration.components().forEach(component -> component.id().ifPresent(ids::add));
        return ids;
    }
}
