package io.perseid.hub.sql;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import io.perseid.hub.PlainJson;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.SourceTraits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a source reads, and how rows become entities.
 *
 * @param what a table or queries
 * @param key the columns of the key; empty to take what the table declares
 * @param updated the column whose value becomes the sequence token
 */
record SqlReading(
        What what, List<String> key, Optional<String> updated, Selection selection, RowSettings rows, int fetchSize) {

    /** Where rows come from. */
    sealed interface What {
        /** A table or view; read from its `updated` column on. */
        record InTable(TableName table) implements What {}

        /** The result of a query, and of another one when it is read from a token on. */
        record Queried(String all, Optional<SinceQuery> since) implements What {}
    }

    /** A result that is read row by row, and the plan for its rows. */
    record Rows(PreparedStatement statement, ResultSet result, RowPlan plan) {}

    /** What errors call it. */
    String name() {
        return switch (what) {
            case What.InTable(TableName table) -> table.toString();
            case What.Queried _ -> "query";
        };
    }

    /** Runs the statement that reads from there. */
    Rows statement(Connection connection, ReadFrom from, SourceTraits traits, SqlSystem system, Place place)
            throws SQLException {
        return switch (what) {
            case What.InTable(TableName table) -> table(connection, table, from, traits, system, place);
            case What.Queried queried -> query(connection, queried, from, system, place);
        };
    }

    private Rows table(
            Connection connection, TableName name, ReadFrom from, SourceTraits traits, SqlSystem system, Place place)
            throws SQLException {
        Dialect dialect = system.dialect();
        Table table = Table.describe(connection, name, dialect);
        var wanted = new WantedColumns(table.columns(), name.toString(), system.faults(), place);
        List<Column> keyColumns = wanted.key(table.keyOr(key));
        Optional<Column> token = updated.map(wanted::find);
        selection.whitelist().forEach(wanted::find);
        List<Column> read = new ArrayList<>();
        for (Column column : table.columns().all()) {
            if (selection.has(column.name())
                    || column.name().equals("_deleted")
                    || keyColumns.contains(column)
                    || token.filter(column::equals).isPresent()) {
                read.add(column);
            }
        }
        var sql = new StringBuilder("SELECT " + Upserts.names(dialect, read) + " FROM " + name.in(dialect));
        if (token.isPresent()) {
            String column = dialect.quoted(token.get().name());
            sql.append(from.isFull() ? "" : " WHERE " + column + " >= ?");
            boolean sorted = from.isFull() ? traits.chronologicalFull() : traits.chronological();
            sql.append(sorted ? " ORDER BY " + dialect.nullsFirst(column) : "");
        }
        int parameters = token.isPresent() && !from.isFull() ? 1 : 0;
        return run(connection, sql.toString(), parameters, from, keyColumns, token, system);
    }

    private Rows query(Connection connection, What.Queried queried, ReadFrom from, SqlSystem system, Place place)
            throws SQLException {
        boolean since = !from.isFull() && queried.since().isPresent();
        String sql = since ? queried.since().get().sql() : queried.all();
        PreparedStatement statement =
                prepare(connection, sql, since ? queried.since().get().parameters() : 0, from);
        ResultSet result = statement.executeQuery();
        List<Column> columns = ResultColumns.of(result.getMetaData(), system.dialect());
        var wanted = new WantedColumns(new Columns(columns), "query", system.faults(), place);
        selection.whitelist().forEach(wanted::find);
        return rows(statement, result, wanted.key(key), updated.map(wanted::find), system);
    }

    private Rows run(
            Connection connection,
            String sql,
            int parameters,
            ReadFrom from,
            List<Column> key,
            Optional<Column> token,
            SqlSystem system)
            throws SQLException {
        PreparedStatement statement = prepare(connection, sql, parameters, from);
        return rows(statement, statement.executeQuery(), key, token, system);
    }

    private Rows rows(
            PreparedStatement statement, ResultSet result, List<Column> key, Optional<Column> token, SqlSystem system)
            throws SQLException {
        List<Column> columns = ResultColumns.of(result.getMetaData(), system.dialect());
        List<String> names = columns.stream().map(Column::name).toList();
        List<Integer> positions =
                key.stream().map(column -> names.indexOf(column.name()) + 1).toList();
        int updatedAt = token.map(column -> names.indexOf(column.name()) + 1).orElse(0);
        return new Rows(statement, result, new RowPlan(columns, positions, updatedAt, selection, system, rows));
    }

    private PreparedStatement prepare(Connection connection, String sql, int parameters, ReadFrom from)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(fetchSize);
        for (int i = 1; i <= parameters; i++) {
            bind(statement, i, from.since().orElseThrow());
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int parameter, Value since) throws SQLException {
        switch (since) {
            case IntegerValue number when number.isLong() -> statement.setLong(parameter, number.longValue());
            case IntegerValue number -> statement.setBigDecimal(parameter, new java.math.BigDecimal(number.bigValue()));
            case FloatValue number -> statement.setDouble(parameter, number.value());
            case DecimalValue number -> statement.setBigDecimal(parameter, number.value());
            default -> statement.setString(parameter, PlainJson.text(since));
        }
    }
}
