package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.JsonNode;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pipes, systems and metadata as given, and what could not be read of them. Immutable.
 *
 * @param components in the order of the files
 * @param problems files that could not be read or are no JSON
 */
public record Configuration(List<ConfigComponent> components, List<Problem> problems) {
    /** Nothing configured. */
    public static final Configuration EMPTY = new Configuration(List.of(), List.of());

    public Configuration {
        components = List.copyOf(components);
        problems = List.copyOf(problems);
    }

    /** The components of the files; a file holds one object or a list of them. */
    public static Configuration of(List<ConfigFile> files) {
        List<ConfigComponent> components = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ConfigFile file : files) {
            try {
                JsonNode root = Json.parseLocated(file.withoutByteOrderMark(), file.name());
                if (root.isList()) {
                    root.items().forEach(item -> add(file.name(), true, item, components, problems));
                } else {
                    add(file.name(), false, root, components, problems);
                }
            } catch (ProblemsFault fault) {
                fault.problems().forEach(problem -> problems.add(malformed(problem)));
            }
        }
        return new Configuration(components, problems);
    }

    /** A list of components, or a single one, as posted in one text; each gets a file of its own. */
    public static Configuration posted(String json) {
        Configuration read = of(List.of(new ConfigFile("", json)));
        return new Configuration(
                read.components().stream()
                        .map(component -> ConfigComponent.of(component.node()))
                        .toList(),
                read.problems());
    }

    private static void add(
            String file, boolean listed, JsonNode node, List<ConfigComponent> components, List<Problem> problems) {
        if (node.isDict()) {
            components.add(new ConfigComponent(file, listed, node));
        } else {
            problems.add(Problem.error(
                    HubCode.CONFIG_WRONG_TYPE,
                    node.place(),
                    "wanted an object that describes a pipe or a system, found " + node.kind(),
                    ""));
        }
    }

    private static Problem malformed(Problem problem) {
        return Problem.error(
                problem.code(),
                problem.place(),
                problem.message(),
                "correct the JSON; nothing of this file is used until then");
    }

    /** The component with the id. */
    public Optional<ConfigComponent> find(String id) {
        return components.stream()
                .filter(component -> component.id().filter(id::equals).isPresent())
                .findFirst();
    }

    /** This one with the component added, or put in the place and the file of the one with its id. */
    public Configuration with(ConfigComponent added) {
        List<ConfigComponent> changed = new ArrayList<>();
        boolean replaced = false;
        for (ConfigComponent component : components) {
            if (!replaced && added.id().isPresent() && component.id().equals(added.id())) {
                changed.add(new ConfigComponent(component.file(), component.listed(), added.node()));
                replaced = true;
            } else {
                changed.add(component);
            }
        }
        if (!replaced) {
            changed.add(added);
        }
        return new Configuration(changed, problems);
    }

    /** This one without the component. */
    public Configuration without(String id) {
        return new Configuration(
                components.stream()
                        .filter(component -> component.id().filter(id::equals).isEmpty())
                        .toList(),
                problems);
    }

    /** All components in one list, as the API gives them. */
    public ListValue toValue() {
        return ListValue.of(components.stream()
                .<Value>map(component -> component.node().value())
                .toList());
    }

    /** The files the components are kept in, in order, with their text set in one style. */
    public List<ConfigFile> files() {
        Map<String, List<ConfigComponent>> byFile = new LinkedHashMap<>();
        components.forEach(component -> byFile.computeIfAbsent(component.file(), file -> new ArrayList<>())
                .add(component));
        List<ConfigFile> files = new ArrayList<>();
        byFile.forEach((file, held) -> files.add(new ConfigFile(file, text(held))));
        return files;
    }

    private static String text(List<ConfigComponent> held) {
        boolean list = held.size() > 1 || held.getFirst().listed();
        Value value = list
                ? ListValue.of(held.stream()
                        .<Value>map(component -> component.node().value())
                        .toList())
                : held.getFirst().node().value();
        return Json.pretty(value, JsonForm.COMPATIBLE) + "\n";
    }

    /** The metadata as given; empty if there is none. */
    DictValue metadata() {
        return components.stream()
                .filter(component -> component.sort() == ConfigComponent.Sort.METADATA)
                .map(component -> component.node().value())
                .map(DictValue.class::cast)
                .findFirst()
                .orElse(DictValue.EMPTY);
    }
}
