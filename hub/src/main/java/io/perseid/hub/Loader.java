package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import io.perseid.language.Dtl;
import io.perseid.time.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks a whole configuration and builds what can be used of it. Everything that is wrong is found at once; a component with errors
 * does not stop the others. Connects to nothing. Thread-safe.
 */
final class Loader {
    private final Types types;
    private final Dtl language;
    private final Time time;

    Loader(Types types, Dtl language, Time time) {
        this.types = types;
        this.language = language;
        this.time = time;
    }

    /** @param kept systems in force: those whose configuration is the same are not built again */
    Loaded load(Configuration configuration, DictValue variables, Secrets secrets, Map<String, LoadedSystem> kept) {
        var general = new Problems();
        general.addAll(configuration.problems());
        Map<String, ConfigComponent> components = byId(configuration, general);
        Optional<JsonNode> metadata = metadata(components, variables, general);
        Map<String, LoadedSystem> systems = new TreeMap<>();
        DictValue metadataValue = metadata.map(node -> (DictValue) node.value()).orElse(DictValue.EMPTY);
        var scope = new LoadScope(
                types,
                language,
                variables,
                secrets,
                metadataValue,
                LoadScope.defaults(metadata, general),
                systems,
                time);
        select(components, ConfigComponent.Sort.SYSTEM)
                .forEach((id, component) -> systems.put(id, new SystemBuilder(scope, component, id).build(kept)));
        Map<String, LoadedPipe> pipes = new TreeMap<>();
        select(components, ConfigComponent.Sort.PIPE)
                .forEach((id, component) -> pipes.put(id, new PipeBuilder(scope, component, id).build()));
        new CrossCheck(pipes).run();
        return new Loaded(
                configuration,
                metadataValue,
                systems,
                pipes,
                scheduled(metadata, general),
                outcome(general, systems, pipes));
    }

    private static Map<String, ConfigComponent> select(
            Map<String, ConfigComponent> components, ConfigComponent.Sort sort) {
        Map<String, ConfigComponent> selected = new LinkedHashMap<>(components);
        selected.values().removeIf(component -> component.sort() != sort);
        return selected;
    }

    private static Map<String, ConfigComponent> byId(Configuration configuration, Problems problems) {
        Map<String, ConfigComponent> components = new LinkedHashMap<>();
        for (ConfigComponent component : configuration.components()) {
            Optional<String> id = component.id().filter(name -> !name.isBlank());
            if (id.isEmpty()) {
                problems.error(
                        component.node().has("_id") ? HubCode.CONFIG_BAD_ID : HubCode.CONFIG_MISSING_PROPERTY,
                        component.node().member("_id").map(JsonNode::place).orElse(component.place()),
                        "a component needs the property '_id', a string",
                        "add '_id'");
            } else if (component.sort() == ConfigComponent.Sort.UNKNOWN) {
                unknownType(component, problems);
            } else {
                ConfigComponent before = components.putIfAbsent(id.get(), component);
                if (before != null) {
                    duplicate(id.get(), before.place(), component, problems);
                }
            }
        }
        return components;
    }

    private static void duplicate(String id, Place first, ConfigComponent second, Problems problems) {
        problems.error(
                HubCode.CONFIG_DUPLICATE_ID,
                second.node().member("_id").map(JsonNode::place).orElse(second.place()),
                "the id '" + id + "' is taken already at " + first,
                "give one of them another '_id'; the first is used");
    }

    private static void unknownType(ConfigComponent component, Problems problems) {
        problems.error(
                component.type().isEmpty() ? HubCode.CONFIG_MISSING_PROPERTY : HubCode.CONFIG_UNKNOWN_TYPE,
                component.node().member("type").map(JsonNode::place).orElse(component.place()),
                component.type().isEmpty()
                        ? "a component needs the property 'type'"
                        : "there is no component of type '" + component.type().get() + "'",
                "known: pipe, metadata, and system:… with the type of the system");
    }

    private static Optional<JsonNode> metadata(
            Map<String, ConfigComponent> components, DictValue variables, Problems problems) {
        List<ConfigComponent> found = new ArrayList<>(
                select(components, ConfigComponent.Sort.METADATA).values());
        return found.stream().findFirst().map(component -> {
            JsonNode filled = new Substitution(variables, problems).fill(component.node());
            SchemaCheck.check(filled, Schemas.METADATA, "the metadata", problems);
            return filled;
        });
    }

    private static boolean scheduled(Optional<JsonNode> metadata, Problems problems) {
        Optional<JsonNode> section =
                metadata.flatMap(node -> node.member("task_manager")).filter(JsonNode::isDict);
        if (section.isEmpty()) {
            return true;
        }
        Settings settings = SchemaCheck.check(section.get(), Schemas.TASK_MANAGER, "'task_manager'", problems);
        return !settings.flag("disable_user_pipes") && !settings.flag("disable_pump_scheduler");
    }

    private static LoadOutcome outcome(
            Problems general, Map<String, LoadedSystem> systems, Map<String, LoadedPipe> pipes) {
        List<Problem> all = new ArrayList<>(general.found());
        Map<String, List<Problem>> byComponent = new LinkedHashMap<>();
        if (!all.isEmpty()) {
            byComponent.put("", general.found());
        }
        systems.values().forEach(system -> add(system.id(), system.view().problems(), all, byComponent));
        pipes.values().forEach(pipe -> add(pipe.id(), pipe.problems(), all, byComponent));
        return new LoadOutcome(true, all, byComponent);
    }

    private static void add(
            String id, List<Problem> problems, List<Problem> all, Map<String, List<Problem>> byComponent) {
        if (!problems.isEmpty()) {
            all.addAll(problems);
            byComponent.put(id, problems);
        }
    }

    /** The same for the same content. */
    static String fingerprint(String id, io.perseid.entity.Value value) {
        return Entity.of(new EntityId(id), DictValue.of("config", value)).hash().toString();
    }
}
