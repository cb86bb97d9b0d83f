package io.perseid.hub;

import io.perseid.entity.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Checks one system's configuration and builds the system, if there is no error in it. Used once. */
final class SystemBuilder {
    private static final String PREFIX = "system:";

    private final LoadScope scope;
    private final ConfigComponent component;
    private final String id;
    private final Problems problems = new Problems();

    SystemBuilder(LoadScope scope, ConfigComponent component, String id) {
        this.scope = scope;
        this.component = component;
        this.id = id;
    }

    LoadedSystem build(Map<String, LoadedSystem> kept) {
        JsonNode shown = new Substitution(scope.variables(), problems).fill(component.node());
        JsonNode used = Substitution.secrets(shown, scope.secrets().forSystem(id), problems);
        String fingerprint = Loader.fingerprint(id, used.value());
        String type = component.type().orElse(PREFIX).substring(PREFIX.length());
        Optional<SystemType> known = scope.types().system(type);
        if (known.isEmpty()) {
            problems.error(
                    HubCode.CONFIG_UNKNOWN_TYPE,
                    component.node().member("type").map(JsonNode::place).orElse(component.place()),
                    "there is no system of type '" + type + "'",
                    Words.suggestion(type, scope.types().systemNames()));
            return loaded(fingerprint, type, shown, used, Optional.empty());
        }
        Schema schema = Schemas.SYSTEM.and(known.get().schema());
        Settings settings = SchemaCheck.check(used, shown, schema, "a system of type " + type, problems);
        Settings visible = SchemaCheck.check(shown, schema, "a system of type " + type, new Problems());
        LoadedSystem before = kept.get(id);
        Optional<ExternalSystem> built = Optional.empty();
        if (!problems.hasErrors()) {
            built = before != null
                            && before.fingerprint().equals(fingerprint)
                            && before.system().isPresent()
                    ? before.system()
                    : new ComponentContext(id, scope, problems)
                            .<ExternalSystem>guarded(
                                    shown.place(),
                                    () -> known.get().build(settings, new ComponentContext(id, scope, problems)));
        }
        return loaded(fingerprint, type, JsonNode.of(visible.effective(), shown.place()), used, built);
    }

    private LoadedSystem loaded(
            String fingerprint, String type, JsonNode shown, JsonNode used, Optional<ExternalSystem> system) {
        var view = new SystemView(
                id,
                type,
                component.node(),
                (io.perseid.entity.DictValue) shown.value(),
                problems.found(),
                problems.hasErrors() ? Optional.empty() : system);
        return new LoadedSystem(id, fingerprint, view, used);
    }
}
