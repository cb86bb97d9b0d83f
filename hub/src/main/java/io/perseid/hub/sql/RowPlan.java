package io.perseid.hub.sql;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.CompositeId;
import io.perseid.hub.PlainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** Makes an entity of each row: which column is its id, its sequence token, its delete mark, and which become properties. */
final class RowPlan {
    private final List<Column> columns;
    private final List<Integer> key;
    private final int updated;
    private final boolean[] kept;
    private final ColumnValues values;
    private final boolean nulls;
    private final SqlFaults faults;

    /**
     * A plan for results with these columns in this order.
     *
     * @param key positions of the key's columns, from 1
     * @param updated position of the column that makes the sequence token; 0 if there is none
     * @param selection which columns become properties
     */
    RowPlan(
            List<Column> columns,
            List<Integer> key,
            int updated,
            Selection selection,
            SqlSystem system,
            RowSettings settings) {
        this.columns = columns;
        this.key = key;
        this.updated = updated;
        this.kept = new boolean[columns.size()];
        this.values = new ColumnValues(system.dialect(), settings);
        this.nulls = settings.nulls();
        this.faults = system.faults();
        for (int i = 0; i < kept.length; i++) {
            String name = columns.get(i).name();
            kept[i] = selection.has(name) && !name.startsWith("_");
        }
    }

    /** The entity of the current row. */
    Sourced read(ResultSet row, long number) throws SQLException {
        var properties = new DictBuilder();
        boolean deleted = false;
        for (int i = 0; i < kept.length; i++) {
            Column column = columns.get(i);
            if (kept[i]) {
                Value value = value(row, i + 1, number);
                if (nulls || !value.isNull()) {
                    properties.put(column.name(), value);
                }
            } else if (column.name().equals("_deleted")) {
                deleted = value(row, i + 1, number).equals(BooleanValue.TRUE);
            }
        }
        EntityId id = id(row, number);
        Entity entity = deleted ? Entity.deleted(id, properties.build()) : Entity.of(id, properties.build());
        Value token = updated == 0 ? NullValue.NULL : values.token(row, updated, columns.get(updated - 1));
        return new Sourced(entity, token);
    }

    private EntityId id(ResultSet row, long number) throws SQLException {
        List<String> parts = new ArrayList<>(key.size());
        for (int position : key) {
            Value part = value(row, position, number);
            if (part.isNull()) {
                throw faults.found(
                        SqlCode.KEY_MISSING,
                        "a row has no value for a column of the primary key",
                        "column",
                        columns.get(position - 1).name(),
                        "row",
                        number);
            }
            parts.add(PlainJson.text(part));
        }
        return CompositeId.join(parts);
    }

    private Value value(ResultSet row, int position, long number) throws SQLException {
        Column column = columns.get(position - 1);
        try {
            return values.read(row, position, column);
        } catch (Fault
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | DateTimeException e) {
            throw faults.found(
                    SqlCode.VALUE_UNREADABLE,
                    "a value that entities can't hold; leave the column out by `blacklist` or convert it in a query",
                    "column",
                    column.name(),
                    "type",
                    column.type(),
                    "row",
                    number,
                    "reason",
                    String.valueOf(e.getMessage()));
        }
    }
}
