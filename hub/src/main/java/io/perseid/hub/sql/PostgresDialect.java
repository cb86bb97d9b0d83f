package io.perseid.hub.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** PostgreSQL. Strings are bound without a type, so that the server turns them into whatever the column needs. */
final class PostgresDialect implements Dialect {
    @Override
    public String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public ColumnKind kind(int jdbcType, String type) {
        if (jdbcType == Types.ARRAY) {
            return ColumnKind.ARRAY;
        }
        return switch (type) {
            case "bool" -> ColumnKind.BOOLEAN;
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" -> ColumnKind.INTEGER;
            case "numeric" -> ColumnKind.DECIMAL;
            case "float4" -> ColumnKind.REAL;
            case "float8" -> ColumnKind.DOUBLE;
            case "text", "varchar", "name", "citext" -> ColumnKind.TEXT;
            case "bpchar", "char" -> ColumnKind.PADDED_TEXT;
            case "bytea" -> ColumnKind.BYTES;
            case "date" -> ColumnKind.DATE;
            case "timestamp" -> ColumnKind.LOCAL_DATETIME;
            case "timestamptz" -> ColumnKind.INSTANT;
            case "time", "timetz" -> ColumnKind.TIME;
            case "uuid" -> ColumnKind.UUID;
            case "json", "jsonb" -> ColumnKind.JSON;
            default -> ColumnKind.OTHER;
        };
    }

    @Override
    public ColumnKind itemKind(String type) {
        return kind(Types.OTHER, type.startsWith("_") ? type.substring(1) : type);
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    @Override
    public void endReading(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
    }

    @Override
    public String nullsFirst(String column) {
        return column + " NULLS FIRST";
    }

    @Override
    public Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setObject(parameter, instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    public String instantText(Instant instant) {
        return ValueText.local(instant.atOffset(ZoneOffset.UTC).toLocalDateTime()) + "Z";
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
            case "integer" ->
                column.fits(Short.MIN_VALUE, Short.MAX_VALUE)
                        ? "smallint"
                        : column.fits(Integer.MIN_VALUE, Integer.MAX_VALUE)
                                ? "integer"
                                : column.fits(Long.MIN_VALUE, Long.MAX_VALUE) ? "bigint" : "numeric";
            case "decimal" -> "numeric" + column.precisionAndScale();
            case "float" -> "double precision";
            case "binary" -> "bytea";
            case "datetime" -> "timestamp with time zone";
            case "date" -> "date";
            case "time" -> "time";
            case "uuid" -> "uuid";
            case "boolean" -> "boolean";
            case "json" -> "jsonb";
            default -> "text";
        };
    }

    @Override
    public Optional<SqlCode> code(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("SSL")) {
            return Optional.of(SqlCode.TLS_FAILED);
        }
        return Optional.ofNullable(
                switch (String.valueOf(failure.getSQLState())) {
                    case "3D000" -> SqlCode.NO_SUCH_DATABASE;
                    case "42703" -> SqlCode.NO_SUCH_COLUMN;
                    case "42P01", "3F000" -> SqlCode.NO_SUCH_TABLE;
                    case "42501", "25006" -> SqlCode.NOT_ALLOWED;
                    case "57014" -> SqlCode.TIMED_OUT;
                    case "57P01", "57P02", "57P03", "53300" -> SqlCode.UNREACHABLE;
                    default -> null;
                });
    }
}
