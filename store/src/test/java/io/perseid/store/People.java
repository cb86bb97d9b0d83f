package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small entities for tests, and how a test writes down what it read. */
final class People {
    static final IndexDefinition BY_TOWN = new IndexDefinition("town", People::towns);

    private People() {}

    static EntityId id(String id) {
        return new EntityId(id);
    }

    /** Somebody who lives in towns. */
    static Entity person(String id, String... towns) {
        List<Value> list = new ArrayList<>();
        for (String town : towns) {
            list.add(new StringValue(town));
        }
        return Entity.of(id(id), DictValue.of(Map.of("town", ListValue.of(list))));
    }

    static Entity gone(String id, String... towns) {
        return person(id, towns).withDeleted(true);
    }

    static List<Value> towns(Entity entity) {
        return entity.properties().get("town") instanceof ListValue list ? list.items() : List.of();
    }

    /** {@code offset:id towns <previous}, with a minus sign before a deleted id. */
    static String text(EntityVersion version) {
        return version.offset() + ":" + text(version.entity())
                + (version.previous() < 0 ? "" : " <" + version.previous());
    }

    static String text(Entity entity) {
        List<String> towns =
                towns(entity).stream().map(town -> ((StringValue) town).value()).toList();
        return (entity.isDeleted() ? "-" : "") + entity.id() + " " + String.join("+", towns);
    }

    static List<String> read(Dataset dataset, ReadRequest request) {
        try (var reader = dataset.read(request)) {
            return texts(reader);
        }
    }

    static List<String> log(Dataset dataset) {
        return read(dataset, ReadRequest.all());
    }

    static List<String> inTown(Dataset dataset, String town) {
        try (var reader = dataset.lookup("town", new StringValue(town))) {
            return texts(reader);
        }
    }

    private static List<String> texts(DatasetReader reader) {
        List<String> texts = new ArrayList<>();
        for (var version = reader.next(); version.isPresent(); version = reader.next()) {
            texts.add(text(version.get()));
        }
        return texts;
    }
}
