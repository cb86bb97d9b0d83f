package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import io.perseid.language.Namespaces;
import java.util.Map;
import java.util.Optional;

/** Reads which namespaces the names and ids of one pipe have. */
final class NamingReader {
    private final String pipe;
    private final Settings settings;
    private final LoadScope scope;
    private final Problems problems;

    NamingReader(String pipe, Settings settings, LoadScope scope, Problems problems) {
        this.pipe = pipe;
        this.settings = settings;
        this.scope = scope;
        this.problems = problems;
    }

    /** The namespaces; empty if identifiers have none in this pipe. */
    Optional<Namespaces> namespaces() {
        if (!isOn()) {
            return Optional.empty();
        }
        JsonNode node = settings.node("namespaces").orElseGet(() -> JsonNode.dict(Map.of(), settings.place()));
        Settings section = SchemaCheck.check(node, Schemas.NAMESPACES, "'namespaces'", problems);
        return Optional.of(new Namespaces(namespace(section, "identity"), namespace(section, "property")));
    }

    private boolean isOn() {
        return settings.value("namespaced_identifiers") instanceof BooleanValue told
                ? told.value()
                : scope.metadata().get("namespaced_identifiers").equals(BooleanValue.TRUE);
    }

    private String namespace(Settings section, String which) {
        String name = section.find(which).orElse(pipe);
        if (name.isEmpty() || name.indexOf(':') >= 0) {
            problems.error(
                    HubCode.CONFIG_WRONG_TYPE,
                    section.place(which),
                    "'" + name + "' can't be a namespace: it must be a text without a colon",
                    "set 'namespaces." + which + "'");
        }
        return name;
    }

    /** What happens at both ends of the pipe, which depends on the types of its source and sink unless the pipe says. */
    Optional<Naming> naming(Optional<Namespaces> namespaces, boolean sourceAdds, boolean sinkRemoves) {
        return namespaces.map(
                names -> new Naming(names, told("add_namespaces", sourceAdds), told("remove_namespaces", sinkRemoves)));
    }

    private boolean told(String property, boolean otherwise) {
        return settings.value(property) instanceof BooleanValue told ? told.value() : otherwise;
    }

    /** Shows what is in effect. */
    static void show(Optional<Naming> naming, DictBuilder effective) {
        effective.put("namespaced_identifiers", BooleanValue.of(naming.isPresent()));
        naming.ifPresent(names -> effective
                .put(
                        "namespaces",
                        new DictBuilder()
                                .put(
                                        "identity",
                                        new StringValue(names.namespaces().identity()))
                                .put(
                                        "property",
                                        new StringValue(names.namespaces().property()))
                                .build())
                .put("add_namespaces", BooleanValue.of(names.adds()))
                .put("remove_namespaces", BooleanValue.of(names.removes())));
    }
}
