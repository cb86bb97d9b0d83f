package io.perseid.hub.sql;

import io.perseid.entity.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Everything in which one kind of database differs from another. Thread-safe. */
interface Dialect {
    /** The identifier quoted, so that it means exactly itself. */
    String quoted(String identifier);

    /** What a column of that type holds. */
    ColumnKind kind(int jdbcType, String type);

    /** Makes the connection read without holding a whole result in memory, and write nothing. */
    void beginReading(Connection connection) throws SQLException;

    /** Undoes {@link #beginReading}. */
    void endReading(Connection connection) throws SQLException;

    /** The column to sort by, so that rows without a value come first. */
    default String nullsFirst(String column) {
        return column;
    }

    /** The value of the column in the current row, given as kind {@code INSTANT}; empty if null. */
    Optional<Instant> instant(ResultSet row, int column) throws SQLException;

    /** Binds a moment to a parameter that goes to a column of kind {@code INSTANT}. */
    void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException;

    /** Binds a date to a parameter. */
    default void bindDate(PreparedStatement statement, int parameter, LocalDate date) throws SQLException {
        statement.setObject(parameter, date);
    }

    /** Binds a date and a time of day without a zone to a parameter. */
    default void bindLocal(PreparedStatement statement, int parameter, LocalDateTime time) throws SQLException {
        statement.setObject(parameter, time);
    }

    /** The text of a moment that compares well with a column of kind {@code INSTANT}. */
    String instantText(Instant instant);

    /** The value of the column in the current row where the database types values rather than columns; empty elsewhere. */
    default Optional<Value> dynamic(ResultSet row, int position, Column column, RowSettings settings)
            throws SQLException {
        return Optional.empty();
    }

    /** The kind of the items of a list column. */
    default ColumnKind itemKind(String type) {
        return ColumnKind.OTHER;
    }

    /**
     * A statement that inserts a row, or updates the one with its key.
     *
     * @param written the columns with a parameter each, key columns among them
     * @param cleared columns that an existing row loses its value of
     */
    String upsert(String table, List<Column> key, List<Column> written, List<Column> cleared);

    /**
     * True if {@link #upsert} updates the right row even when another unique constraint than that of the key is broken, so
     * that it may be used on tables with several.
     */
    boolean upsertNamesItsKey();

    /** The column type that a column of a `schema_definition` gets. */
    String columnType(ColumnDefinition column);

    /** What the database says with this error, where the standard's SQLSTATE doesn't tell. */
    Optional<SqlCode> code(SQLException failure);
}
