package io.perseid.hub.sql;

import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.CompositeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which property of an entity goes to which column of a table. */
final class RowMapping {
    private final Table table;
    private final SqlWriting writing;
    private final SqlFaults faults;
    private final List<Column> key;
    private final Map<String, Column> byProperty = new HashMap<>();
    private final Map<Column, Value> standards = new LinkedHashMap<>();

    RowMapping(Table table, SqlWriting writing, SqlFaults faults) {
        this.table = table;
        this.writing = writing;
        this.faults = faults;
        var wanted = new WantedColumns(table.columns(), table.name().toString(), faults, writing.place());
        List<String> definedKey = writing.definitions().stream()
                .filter(ColumnDefinition::primaryKey)
                .map(ColumnDefinition::name)
                .toList();
        this.key =
                wanted.key(writing.key().isEmpty() && !definedKey.isEmpty() ? definedKey : table.keyOr(writing.key()));
        for (ColumnDefinition definition : writing.definitions()) {
            Column column = wanted.find(definition.name());
            byProperty.put(definition.source(), column);
            definition.standard().ifPresent(value -> standards.put(column, value));
        }
    }

    /** The table that is written. */
    TableName table() {
        return table.name();
    }

    List<Column> key() {
        return key;
    }

    /**
     * What the entity does to its row.
     *
     * @throws io.perseid.fault.Fault if it has a property without a column, or no value for the key
     */
    RowChange change(Entity entity) {
        Map<Column, Value> values = new LinkedHashMap<>();
        DictValue properties = entity.properties();
        column("_id")
                .ifPresent(
                        column -> values.put(column, new StringValue(entity.id().value())));
        for (String name : properties.names()) {
            Optional<Column> column = writing.selection().has(name) ? column(name) : Optional.empty();
            if (column.isPresent()) {
                values.put(column.get(), properties.get(name));
            } else if (!entity.isDeleted() && writing.selection().has(name) && !name.startsWith("$")) {
                throw withoutColumn(entity, name);
            }
        }
        if (entity.isDeleted()) {
            return new RowChange.Remove(entity.id(), keyOfDeleted(entity, values));
        }
        standards.forEach(values::putIfAbsent);
        table.columns()
                .find(writing.timestamp())
                .ifPresent(column -> values.putIfAbsent(
                        column, DatetimeValue.of(writing.time().now())));
        values.keySet().removeIf(column -> writing.skipGenerated() && column.generated());
        return new RowChange.Put(entity.id(), keyOf(entity, values), values);
    }

    /** Columns that lose their value when an entity comes without one: those that may be null and have no default. */
    List<Column> cleared(Map<Column, Value> values) {
        return table.columns().all().stream()
                .filter(column -> column.nullable() && !column.defaulted() && !column.generated())
                .filter(column -> !key.contains(column) && !values.containsKey(column))
                .toList();
    }

    private Optional<Column> column(String property) {
        return writing.definitions().isEmpty()
                ? table.columns().find(property)
                : Optional.ofNullable(byProperty.get(property));
    }

    private List<Value> keyOf(Entity entity, Map<Column, Value> values) {
        List<Value> parts = new ArrayList<>();
        for (Column column : key) {
            Value value = values.get(column);
            if (value == null || value.isNull()) {
                throw withoutKey(entity, column);
            }
            Value part = trimmed(column, value);
            values.put(column, part);
            parts.add(part);
        }
        return parts;
    }

    /** A deleted entity may have lost its properties: its id then has the key. */
    private List<Value> keyOfDeleted(Entity entity, Map<Column, Value> values) {
        List<Value> given = new ArrayList<>();
        for (Column column : key) {
            Value value = values.getOrDefault(column, NullValue.NULL);
            if (!value.isNull()) {
                given.add(trimmed(column, value));
            }
        }
        if (given.size() == key.size()) {
            return given;
        }
        List<String> parts = CompositeId.split(entity.id(), key.size());
        if (parts.size() != key.size()) {
            throw withoutKey(entity, key.getFirst());
        }
        return parts.stream().<Value>map(StringValue::new).toList();
    }

    private Value trimmed(Column column, Value value) {
        return writing.trimKeys() && column.kind() == ColumnKind.PADDED_TEXT && value instanceof StringValue text
                ? new StringValue(text.value().stripTrailing())
                : value;
    }

    private RuntimeException withoutKey(Entity entity, Column column) {
        return faults.found(
                SqlCode.KEY_MISSING,
                "an entity has no value for a column of the primary key",
                "table",
                table.name(),
                "column",
                column.name(),
                "entity",
                entity.id().value());
    }

    private RuntimeException withoutColumn(Entity entity, String property) {
        return faults.found(
                SqlCode.NO_SUCH_COLUMN,
                "an entity has a property that the table has no column for",
                "table",
                table.name(),
                "property",
                property,
                "entity",
                entity.id().value(),
                "found",
                String.join(",", table.columns().names()),
                "place",
                writing.place());
    }
}
