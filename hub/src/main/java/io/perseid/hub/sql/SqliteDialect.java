package io.perseid.hub.sql;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * SQLite, where a column's type is a wish and each value has its own. A value is read as its storage class says, and further
 * as the column's declared type asks if it has the form for it.
 */
final class SqliteDialect implements Dialect {
    @Override
    public String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public ColumnKind kind(int jdbcType, String type) {
        String name = type.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
        return switch (name) {
            case "BOOLEAN", "BOOL" -> ColumnKind.BOOLEAN;
            case "DECIMAL", "NUMERIC" -> ColumnKind.DECIMAL;
            case "DATE" -> ColumnKind.DATE;
            case "DATETIME", "TIMESTAMP" -> ColumnKind.LOCAL_DATETIME;
            case "TIME" -> ColumnKind.TIME;
            case "UUID" -> ColumnKind.UUID;
            case "JSON" -> ColumnKind.JSON;
            case "BLOB" -> ColumnKind.BYTES;
            default -> byAffinity(name);
        };
    }

    private static ColumnKind byAffinity(String name) {
        if (name.contains("INT")) {
            return ColumnKind.INTEGER;
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return ColumnKind.TEXT;
        }
        return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")
                ? ColumnKind.DOUBLE
                : ColumnKind.OTHER;
    }

    @Override
    public Optional<Value> dynamic(ResultSet row, int position, Column column, RowSettings settings)
            throws SQLException {
        Object stored = row.getObject(position);
        return Optional.of(
                switch (stored) {
                    case null -> NullValue.NULL;
                    case byte[] bytes -> new BytesValue(bytes);
                    case Number number -> number(number, column.kind());
                    default -> ValueText.lenient(column.kind(), stored.toString(), settings.zone());
                });
    }

    private static Value number(Number number, ColumnKind kind) {
        boolean whole = number instanceof Integer || number instanceof Long;
        if (kind == ColumnKind.BOOLEAN && whole && (number.longValue() == 0 || number.longValue() == 1)) {
            return BooleanValue.of(number.longValue() == 1);
        }
        if (kind == ColumnKind.DECIMAL) {
            return new DecimalValue(new BigDecimal(number.toString()));
        }
        return whole ? IntegerValue.of(number.longValue()) : new FloatValue(number.doubleValue());
    }

    /** What the database compares when it sorts: the value as stored. */
    static Value token(ResultSet row, int position) throws SQLException {
        return switch (row.getObject(position)) {
            case null -> NullValue.NULL;
            case Integer number -> IntegerValue.of(number);
            case Long number -> IntegerValue.of(number);
            case Double number -> new FloatValue(number);
            case byte[] bytes -> new BytesValue(bytes);
            case Object text -> new StringValue(text.toString());
        };
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        execute(connection, "PRAGMA query_only = 1");
        connection.setAutoCommit(false);
    }

    @Override
    public void endReading(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        execute(connection, "PRAGMA query_only = 0");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Instant::parse);
    }

    @Override
    public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setString(parameter, instantText(instant));
    }

    @Override
    public void bindDate(PreparedStatement statement, int parameter, LocalDate date) throws SQLException {
        statement.setString(parameter, date.toString());
    }

    @Override
    public void bindLocal(PreparedStatement statement, int parameter, LocalDateTime time) throws SQLException {
        statement.setString(parameter, ValueText.local(time).replace('T', ' '));
    }

    @Override
    public String instantText(Instant instant) {
        return instant.toString();
    }

    @Override
    public String upsert(String table, List<Column> key, List<Column> written, List<Column> cleared) {
        return Upserts.onConflict(this, table, key, written, cleared);
    }

    @Override
    public boolean upsertNamesItsKey() {
        return true;
    }

    @Override
    public String columnType(ColumnDefinition column) {
        return switch (column.type()) {
            case "string" -> column.size().map(size -> "varchar(" + size + ")").orElse("text");
            case "integer" -> "integer";
            case "decimal" -> "decimal" + column.precisionAndScale();
            case "float" -> "real";
            case "binary" -> "blob";
            case "datetime" -> "datetime";
            case "date" -> "date";
            case "time" -> "time";
            case "uuid" -> "uuid";
            case "boolean" -> "boolean";
            case "json" -> "json";
            default -> "text";
        };
    }

    @Override
    public Optional<SqlCode> code(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("no such table")) {
            return Optional.of(SqlCode.NO_SUCH_TABLE);
        }
        if (message.contains("no such column") || message.contains("has no column")) {
            return Optional.of(SqlCode.NO_SUCH_COLUMN);
        }
        if (message.contains("SQLITE_BUSY") || message.contains("SQLITE_LOCKED")) {
            return Optional.of(SqlCode.TIMED_OUT);
        }
        if (message.contains("SQLITE_CANTOPEN")
                || message.contains("SQLITE_NOTADB")
                || message.contains("does not exist")) {
            return Optional.of(SqlCode.NO_SUCH_DATABASE);
        }
        if (message.contains("SQLITE_READONLY")) {
            return Optional.of(SqlCode.NOT_ALLOWED);
        }
        return message.contains("SQLITE_CONSTRAINT") ? Optional.of(SqlCode.CONSTRAINT_VIOLATED) : Optional.empty();
    }
}
