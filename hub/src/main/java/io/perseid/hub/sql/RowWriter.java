package io.perseid.hub.sql;

import static java.util.Objects.requireNonNull;

import io.perseid.entity.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries row changes out: deletions first, then rows grouped by the columns they have, each group with one statement.
 *
 * <p>Where the database can tell by the key alone whether a row is there, one statement inserts or updates; on other tables a
 * row is updated, and inserted if there was none.
 */
final class RowWriter {
    private final SqlSystem system;
    private final Connection connection;
    private final RowMapping mapping;
    private final ColumnWriter writer;
    private final String table;
    private final TableName name;
    private final int batchSize;
    private final boolean upserts;

    RowWriter(SqlSystem system, Connection connection, Table table, RowMapping mapping, SqlWriting writing) {
        this.system = system;
        this.connection = connection;
        this.mapping = mapping;
        this.writer = new ColumnWriter(system.dialect(), system.zone());
        this.name = table.name();
        this.table = table.name().in(system.dialect());
        this.batchSize = writing.batchSize();
        Set<String> key = mapping.key().stream().map(Column::name).collect(Collectors.toSet());
        this.upserts = table.unique().contains(key)
                && (system.dialect().upsertNamesItsKey() || table.unique().size() == 1);
    }

    /** Writes the changes, which are of different rows; the caller commits. */
    void write(List<RowChange> changes) throws SQLException {
        List<RowChange.Remove> removals = new ArrayList<>();
        Map<List<Column>, List<RowChange.Put>> groups = new LinkedHashMap<>();
        for (RowChange change : changes) {
            switch (change) {
                case RowChange.Remove removal -> removals.add(removal);
                case RowChange.Put put ->
                    groups.computeIfAbsent(List.copyOf(put.values().keySet()), _ -> new ArrayList<>())
                            .add(put);
            }
        }
        remove(removals);
        for (var group : groups.entrySet()) {
            if (upserts) {
                upsert(group.getKey(), group.getValue());
            } else {
                updateOrInsert(group.getKey(), group.getValue());
            }
        }
    }

    private void remove(List<RowChange.Remove> removals) throws SQLException {
        if (removals.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(Upserts.delete(system.dialect(), table, mapping.key()))) {
            for (int i = 0; i < removals.size(); i++) {
                bindKey(statement, 1, removals.get(i));
                statement.addBatch();
                send(statement, i + 1, removals.size());
            }
        }
    }

    private void upsert(List<Column> columns, List<RowChange.Put> puts) throws SQLException {
        List<Column> cleared = mapping.cleared(puts.getFirst().values());
        try (PreparedStatement statement =
                connection.prepareStatement(system.dialect().upsert(table, mapping.key(), columns, cleared))) {
            for (int i = 0; i < puts.size(); i++) {
                bindAll(statement, columns, puts.get(i));
                statement.addBatch();
                send(statement, i + 1, puts.size());
            }
        }
    }

    private void updateOrInsert(List<Column> columns, List<RowChange.Put> puts) throws SQLException {
        List<Column> key = mapping.key();
        List<Column> changed =
                columns.stream().filter(column -> !key.contains(column)).toList();
        List<Column> cleared = mapping.cleared(puts.getFirst().values());
        Dialect dialect = system.dialect();
        try (PreparedStatement update =
                        connection.prepareStatement(Upserts.update(dialect, table, key, columns, cleared));
                PreparedStatement insert = connection.prepareStatement(Upserts.insert(dialect, table, columns))) {
            for (RowChange.Put put : puts) {
                bindAll(update, changed, put);
                bindKey(update, changed.size() + 1, put);
                if (update.executeUpdate() == 0) {
                    bindAll(insert, columns, put);
                    insert.executeUpdate();
                }
            }
        }
    }

    private void send(PreparedStatement statement, int bound, int all) throws SQLException {
        if (bound == all || bound % batchSize == 0) {
            statement.executeBatch();
        }
    }

    private void bindAll(PreparedStatement statement, List<Column> columns, RowChange.Put put) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            bind(statement, i + 1, columns.get(i), requireNonNull(put.values().get(columns.get(i))), put);
        }
    }

    private void bindKey(PreparedStatement statement, int from, RowChange change) throws SQLException {
        for (int i = 0; i < mapping.key().size(); i++) {
            bind(statement, from + i, mapping.key().get(i), change.key().get(i), change);
        }
    }

    private void bind(PreparedStatement statement, int parameter, Column column, Value value, RowChange change)
            throws SQLException {
        try {
            writer.bind(statement, parameter, column, value);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw system.faults()
                    .found(
                            SqlCode.VALUE_REFUSED,
                            "a value doesn't fit its column",
                            "table",
                            name,
                            "column",
                            column.name(),
                            "type",
                            column.type(),
                            "entity",
                            change.entity().value(),
                            "found",
                            value.getClass().getSimpleName(),
                            "reason",
                            String.valueOf(e.getMessage()));
        }
    }
}
