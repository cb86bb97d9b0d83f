package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Code;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import io.perseid.testkit.SettableTime;
import io.perseid.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds connectors from configuration text, as loading a configuration does, and keeps the problems they report. Text may have
 * apostrophes for quotation marks.
 */
public final class TestContext implements BuildContext {
    private final Map<String, ExternalSystem> systems = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final SettableTime time = SettableTime.atNoon();
    private String component = "test";

    /** Builds a system and keeps it under the id. */
    public <T extends SystemType> TestContext system(String id, T type, String json) {
        component = id;
        type.build(settings(json, type.schema()), this).ifPresent(system -> systems.put(id, system));
        component = "test";
        return this;
    }

    /** The system with the id. */
    public ExternalSystem system(String id) {
        return Optional.ofNullable(systems.get(id)).orElseThrow(() -> new AssertionError("no system, but " + problems));
    }

    /** The source described; empty if there were problems. */
    public Optional<? extends Source> source(SourceType type, String json) {
        return type.build(settings(json, type.schema()), this);
    }

    /** The sink or publisher described; empty if there were problems. */
    public Optional<? extends Outlet> outlet(SinkType type, String json) {
        return type.build(settings(json, type.schema()), this);
    }

    /** What was reported, in order. */
    public List<Problem> problems() {
        return problems;
    }

    /** The clock, to be moved by the test. */
    public SettableTime clock() {
        return time;
    }

    /** The object checked against the schema: forms, required properties, defaults. */
    public Settings settings(String json, Schema schema) {
        JsonNode node = Json.parseLocated(json.replace('\'', '"'), "test.conf.json");
        Map<String, JsonNode> given = new HashMap<>();
        Map<String, Value> effective = new LinkedHashMap<>();
        for (Property property : schema.properties()) {
            property.standard().ifPresent(value -> effective.put(property.name(), value));
        }
        node.members().forEach((name, member) -> {
            if (!name.equals("type") && !member.isNull()) {
                Property property = schema.find(name).orElseThrow(() -> new AssertionError("no such property " + name));
                property.form().refusal(member.value()).ifPresent(refusal -> {
                    throw new AssertionError(name + ": " + refusal);
                });
                given.put(name, member);
                effective.put(name, member.value());
            }
        });
        for (Property property : schema.properties()) {
            if (property.required() && !effective.containsKey(property.name())) {
                throw new AssertionError("required " + property.name());
            }
        }
        return new Settings(node.place(), given, DictValue.of(effective));
    }

    @Override
    public String component() {
        return component;
    }

    @Override
    public <T extends ExternalSystem> Optional<T> system(Settings settings, String property, Class<T> kind) {
        return Optional.ofNullable(systems.get(settings.text(property)))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    @Override
    public void error(Code code, Place place, String message, String fix) {
        problems.add(Problem.error(code, place, message, fix));
    }

    @Override
    public void warning(Code code, Place place, String message, String fix) {
        problems.add(Problem.warning(code, place, message, fix));
    }

    @Override
    public Settings defaults() {
        return LoadScope.defaults(Optional.empty(), new Problems());
    }

    @Override
    public Time time() {
        return time;
    }
}
