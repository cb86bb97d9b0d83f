package io.perseid.language.cases;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.JsonNode;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.JoinIndex;
import io.perseid.language.Joins;
import io.perseid.language.RunContext;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The world that a case describes: datasets, parameters, the previous version, and chance and time that stand still. */
final class CaseWorld implements RunContext, Joins, Time {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final DtlCase example;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Map<String, Entity>> datasets = new HashMap<>();

    CaseWorld(DtlCase example) {
        this.example = example;
        example.context("datasets").members().forEach((name, entities) -> {
            var known = new TreeMap<String, Entity>();
            for (JsonNode entity : entities.items()) {
                Entity each = entity((DictValue) entity.value());
                known.put(each.id().value(), each);
            }
            datasets.put(name, known);
        });
    }

    /** The dictionary as an entity; without an id it gets an empty one. */
    static Entity entity(DictValue dict) {
        var properties = new DictBuilder();
        dict.forEach((name, value) -> {
            if (!name.startsWith("_")) {
                properties.put(name, value);
            }
        });
        var id = new EntityId(dict.get("_id") instanceof StringValue(String text) ? text : "");
        return BooleanValue.TRUE.equals(dict.get("_deleted"))
                ? Entity.deleted(id, properties.build())
                : Entity.of(id, properties.build());
    }

    @Override
    public Joins joins() {
        return this;
    }

    @Override
    public Time time() {
        return this;
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Override
    public long nanos() {
        return System.identityHashCode(this);
    }

    @Override
    public SecureRandom random() {
        return random;
    }

    @Override
    public DictValue parameters() {
        return example.context("_B").value() instanceof DictValue dict ? dict : DictValue.EMPTY;
    }

    @Override
    public Optional<Entity> previous() {
        JsonNode type = example.context("source_type");
        boolean isDataset = !type.isString() || type.text().equals("dataset");
        return isDataset && example.context("previous").value() instanceof DictValue dict && dict.size() > 0
                ? Optional.of(entity(dict))
                : Optional.empty();
    }

    @Override
    public Value reserved(String name) {
        return example.source().get(name);
    }

    @Override
    public Value completeness(String via, String dataset) {
        return example.context("completeness")
                .member(via)
                .flatMap(known -> known.member(dataset))
                .map(JsonNode::value)
                .orElse(NullValue.NULL);
    }

    @Override
    public void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found) {
        for (Entity entity : datasets.getOrDefault(dataset, Map.of()).values()) {
            if (index.keys(entity).contains(key)) {
                found.accept(entity);
            }
        }
    }

    @Override
    public Optional<Entity> lookup(String dataset, EntityId id) {
        return Optional.ofNullable(datasets.getOrDefault(dataset, Map.of()).get(id.value()))
                .filter(entity -> !entity.isDeleted());
    }
}
