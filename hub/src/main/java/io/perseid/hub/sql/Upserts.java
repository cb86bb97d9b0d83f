package io.perseid.hub.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that write rows, put together from quoted names. */
final class Upserts {
    private Upserts() {}

    /** {@code INSERT … ON CONFLICT}, as PostgreSQL and SQLite have it. */
    static String onConflict(
            Dialect dialect, String table, List<Column> key, List<Column> written, List<Column> cleared) {
        List<String> changes = new ArrayList<>();
        for (Column column : written) {
            if (!key.contains(column)) {
                String name = dialect.quoted(column.name());
                changes.add(name + " = EXCLUDED." + name);
            }
        }
        cleared.forEach(column -> changes.add(dialect.quoted(column.name()) + " = NULL"));
        String conflict = " ON CONFLICT (" + names(dialect, key) + ") DO ";
        return insert(dialect, table, written)
                + conflict
                + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + String.join(", ", changes));
    }

    /** {@code INSERT … ON DUPLICATE KEY}, as MySQL and MariaDB have it. */
    static String onDuplicateKey(
            Dialect dialect, String table, List<Column> key, List<Column> written, List<Column> cleared) {
        List<String> changes = new ArrayList<>();
        for (Column column : written) {
            if (!key.contains(column)) {
                String name = dialect.quoted(column.name());
                changes.add(name + " = VALUES(" + name + ")");
            }
        }
        cleared.forEach(column -> changes.add(dialect.quoted(column.name()) + " = NULL"));
        if (changes.isEmpty()) {
            String name = dialect.quoted(key.getFirst().name());
            changes.add(name + " = " + name);
        }
        return insert(dialect, table, written) + " ON DUPLICATE KEY UPDATE " + String.join(", ", changes);
    }

    /** A plain insertion with one parameter for each column. */
    static String insert(Dialect dialect, String table, List<Column> written) {
        return "INSERT INTO " + table + " (" + names(dialect, written) + ") VALUES ("
                + String.join(", ", Collections.nCopies(written.size(), "?")) + ")";
    }

    /** An update of the row with the key: parameters for the columns outside of the key first, then for the key. */
    static String update(Dialect dialect, String table, List<Column> key, List<Column> written, List<Column> cleared) {
        List<String> changes = new ArrayList<>();
        written.stream().filter(column -> !key.contains(column)).forEach(column -> changes.add(equal(dialect, column)));
        cleared.forEach(column -> changes.add(dialect.quoted(column.name()) + " = NULL"));
        if (changes.isEmpty()) {
            String name = dialect.quoted(key.getFirst().name());
            changes.add(name + " = " + name);
        }
        return "UPDATE " + table + " SET " + String.join(", ", changes) + where(dialect, key);
    }

    /** A deletion of the row with the key. */
    static String delete(Dialect dialect, String table, List<Column> key) {
        return "DELETE FROM " + table + where(dialect, key);
    }

    /** The names, quoted and with commas. */
    static String names(Dialect dialect, List<Column> columns) {
        return columns.stream().map(column -> dialect.quoted(column.name())).collect(Collectors.joining(", "));
    }

    private static String where(Dialect dialect, List<Column> key) {
        return " WHERE " + key.stream().map(column -> equal(dialect, column)).collect(Collectors.joining(" AND "));
    }

    private static String equal(Dialect dialect, Column column) {
        return dialect.quoted(column.name()) + " = ?";
    }
}
