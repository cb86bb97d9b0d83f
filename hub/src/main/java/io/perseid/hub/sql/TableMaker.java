package io.perseid.hub.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes, remakes or empties the table of a sink, as its configuration asks for. */
final class TableMaker {
    private final SqlWriting writing;
    private final Dialect dialect;

    TableMaker(SqlWriting writing, Dialect dialect) {
        this.writing = writing;
        this.dialect = dialect;
    }

    /** Brings the table into the state in which rows can be written. */
    void prepare(Connection connection, boolean firstRun) throws SQLException {
        SqlWriting.Making making = writing.making();
        String table = writing.table().in(dialect);
        try (Statement statement = connection.createStatement()) {
            if (firstRun && making.create() && making.recreate()) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
            if (making.create() && !exists(connection)) {
                for (String sql : create(table)) {
                    statement.execute(sql);
                }
            } else if (firstRun && making.truncate()) {
                statement.execute((dialect instanceof SqliteDialect ? "DELETE FROM " : "TRUNCATE TABLE ") + table);
            }
        }
    }

    private List<String> create(String table) {
        List<String> parts = new ArrayList<>();
        for (ColumnDefinition column : writing.definitions()) {
            parts.add(dialect.quoted(column.name()) + " " + dialect.columnType(column)
                    + (column.nullable() && !column.primaryKey() ? "" : " NOT NULL"));
        }
        String key = writing.definitions().stream()
                .filter(ColumnDefinition::primaryKey)
                .map(column -> dialect.quoted(column.name()))
                .collect(Collectors.joining(", "));
        parts.add("PRIMARY KEY (" + key + ")");
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + table + " (" + String.join(", ", parts) + ")");
        for (ColumnDefinition column : writing.definitions()) {
            if (column.index() && !column.primaryKey()) {
                String name = dialect.quoted("ix_" + writing.table().table() + "_" + column.name());
                statements.add("CREATE INDEX " + name + " ON " + table + " (" + dialect.quoted(column.name()) + ")");
            }
        }
        return statements;
    }

    private boolean exists(Connection connection) throws SQLException {
        boolean databases = dialect instanceof MariadbDialect;
        String given = writing.table().schema().orElse(null);
        String schema =
                databases || dialect instanceof SqliteDialect ? null : given == null ? connection.getSchema() : given;
        String catalog = databases ? given == null ? connection.getCatalog() : given : null;
        try (ResultSet found = connection.getMetaData().getTables(catalog, schema, "%", null)) {
            while (found.next()) {
                if (found.getString("TABLE_NAME").equals(writing.table().table())) {
                    return true;
                }
            }
        }
        return false;
    }
}
