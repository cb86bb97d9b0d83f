package io.perseid.hub.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database describes it.
 *
 * @param key the names of the primary key's columns in its order; empty if it has none
 * @param unique the column names of each unique index, the key's among them
 */
record Table(TableName name, Columns columns, List<String> key, Set<Set<String>> unique) {

    /** What the database says of the table. */
    static Table describe(Connection connection, TableName name, Dialect dialect) throws SQLException {
        List<Column> columns;
        try (Statement statement = connection.createStatement();
                ResultSet nothing = statement.executeQuery("SELECT * FROM " + name.in(dialect) + " WHERE 1 = 0")) {
            columns = ResultColumns.of(nothing.getMetaData(), dialect);
        }
        var catalogue = new Catalogue(connection, name, dialect);
        Map<String, Column> declared = catalogue.declared();
        List<Column> known = columns.stream()
                .map(column -> with(column, declared.get(column.name())))
                .toList();
        return new Table(name, new Columns(known), catalogue.key(), catalogue.unique());
    }

    private static Column with(Column column, @Nullable Column declared) {
        return declared == null
                ? column
                : new Column(
                        column.name(),
                        column.type(),
                        column.jdbcType(),
                        column.kind(),
                        declared.nullable(),
                        declared.defaulted(),
                        column.generated() || declared.generated());
    }

    /** What {@link DatabaseMetaData} knows of one table. */
    private static final class Catalogue {
        private final DatabaseMetaData described;
        private final @Nullable String catalog;
        private final @Nullable String schema;
        private final String table;
        private final String escape;

        Catalogue(Connection connection, TableName name, Dialect dialect) throws SQLException {
            this.described = connection.getMetaData();
            boolean databases = dialect instanceof MariadbDialect;
            this.catalog = databases ? name.schema().orElse(connection.getCatalog()) : null;
            this.schema = databases || dialect instanceof SqliteDialect
                    ? null
                    : name.schema().orElse(connection.getSchema());
            this.table = name.table();
            this.escape = String.valueOf(described.getSearchStringEscape());
        }

        Map<String, Column> declared() throws SQLException {
            Map<String, Column> columns = new HashMap<>();
            try (ResultSet found =
                    described.getColumns(catalog, schema == null ? null : pattern(schema), pattern(table), "%")) {
                while (found.next()) {
                    String name = found.getString("COLUMN_NAME");
                    String standard = found.getString("COLUMN_DEF");
                    boolean generated = "YES".equals(found.getString("IS_AUTOINCREMENT"))
                            || "YES".equals(found.getString("IS_GENERATEDCOLUMN"));
                    boolean nullable = !"NO".equals(found.getString("IS_NULLABLE"));
                    boolean defaulted = standard != null && !standard.equalsIgnoreCase("NULL");
                    columns.put(name, new Column(name, "", 0, ColumnKind.OTHER, nullable, defaulted, generated));
                }
            }
            return columns;
        }

        List<String> key() throws SQLException {
            var columns = new TreeMap<Integer, String>();
            try (ResultSet found = described.getPrimaryKeys(catalog, schema, table)) {
                while (found.next()) {
                    columns.put((int) found.getShort("KEY_SEQ"), found.getString("COLUMN_NAME"));
                }
            }
            return List.copyOf(columns.values());
        }

        Set<Set<String>> unique() throws SQLException {
            Map<String, Set<String>> indexes = new HashMap<>();
            List<String> key = key();
            if (!key.isEmpty()) {
                indexes.put(" key", Set.copyOf(key));
            }
            try (ResultSet found = described.getIndexInfo(catalog, schema, table, true, true)) {
                while (found.next()) {
                    String column = found.getString("COLUMN_NAME");
                    if (column != null) {
                        indexes.computeIfAbsent(found.getString("INDEX_NAME"), _ -> new HashSet<>())
                                .add(column);
                    }
                }
            }
            return new HashSet<>(indexes.values());
        }

        private String pattern(String name) {
            return name.replace(escape, escape + escape)
                    .replace("_", escape + "_")
                    .replace("%", escape + "%");
        }
    }

    /** The key's columns as configured, else as declared. */
    List<String> keyOr(List<String> configured) {
        return configured.isEmpty() ? key : new ArrayList<>(configured);
    }
}
