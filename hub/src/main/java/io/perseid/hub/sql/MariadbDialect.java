package io.perseid.hub.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** MySQL and MariaDB. The session runs in UTC, so that {@code TIMESTAMP} columns come and go as moments. */
final class MariadbDialect implements Dialect {
    @Override
    public String quoted(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public ColumnKind kind(int jdbcType, String type) {
        String name = type.toUpperCase(Locale.ROOT);
        if (name.startsWith("BIGINT UNSIGNED")) {
            return ColumnKind.BIG_INTEGER;
        }
        return switch (name) {
            case "TIMESTAMP" -> ColumnKind.INSTANT;
            case "DATETIME" -> ColumnKind.LOCAL_DATETIME;
            case "JSON" -> ColumnKind.JSON;
            case "UUID" -> ColumnKind.UUID;
            case "YEAR" -> ColumnKind.INTEGER;
            default -> byNumber(jdbcType);
        };
    }

    private static ColumnKind byNumber(int jdbcType) {
        return switch (jdbcType) {
            case Types.BIT, Types.BOOLEAN -> ColumnKind.BOOLEAN;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnKind.INTEGER;
            case Types.DECIMAL, Types.NUMERIC -> ColumnKind.DECIMAL;
            case Types.REAL, Types.FLOAT -> ColumnKind.REAL;
            case Types.DOUBLE -> ColumnKind.DOUBLE;
            case Types.CHAR, Types.NCHAR -> ColumnKind.PADDED_TEXT;
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB -> ColumnKind.TEXT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnKind.BYTES;
            case Types.DATE -> ColumnKind.DATE;
            case Types.TIME -> ColumnKind.TIME;
            case Types.TIMESTAMP -> ColumnKind.LOCAL_DATETIME;
            default -> ColumnKind.OTHER;
        };
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
    public Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }

    @Override
    public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setObject(parameter, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    @Override
    public String instantText(Instant instant) {
        return ValueText.local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    @Override
    public String upsert(String table, List<Column> key, List<Column> written, List<Column> cleared) {
        return Upserts.onDuplicateKey(this, table, key, written, cleared);
    }

    @Override
    public boolean upsertNamesItsKey() {
        return false;
    }

    @Override
    public String columnType(ColumnDefinition column) {
        return switch (column.type()) {
            case "string" -> text(column);
            case "integer" -> integer(column);
            case "decimal" -> "decimal" + column.precisionAndScale();
            case "float" -> "double";
            case "binary" ->
                column.size()
                        .filter(size -> size <= 16_000)
                        .map(size -> "varbinary(" + size + ")")
                        .orElse("longblob");
            case "datetime" -> "datetime(6)";
            case "date" -> "date";
            case "time" -> "time(6)";
            case "uuid" -> "char(36)";
            case "boolean" -> "boolean";
            case "json" -> "json";
            default -> "longtext";
        };
    }

    /** A key or an index needs a text of bounded length: 255 where none is given. */
    private static String text(ColumnDefinition column) {
        Optional<Integer> size = column.size().filter(given -> given <= 16_000);
        if (size.isEmpty() && (column.primaryKey() || column.index())) {
            return "varchar(255)";
        }
        return size.map(given -> "varchar(" + given + ")").orElse("longtext");
    }

    private static String integer(ColumnDefinition column) {
        if (column.fits(Short.MIN_VALUE, Short.MAX_VALUE)) {
            return "smallint";
        }
        if (column.fits(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            return "int";
        }
        return column.fits(Long.MIN_VALUE, Long.MAX_VALUE) ? "bigint" : "decimal(65)";
    }

    @Override
    public Optional<SqlCode> code(SQLException failure) {
        return Optional.ofNullable(
                switch (failure.getErrorCode()) {
                    case 1044, 1142, 1143, 1227, 1370, 1792 -> SqlCode.NOT_ALLOWED;
                    case 1045, 1698 -> SqlCode.LOGIN_REFUSED;
                    case 1049 -> SqlCode.NO_SUCH_DATABASE;
                    case 1054 -> SqlCode.NO_SUCH_COLUMN;
                    case 1146 -> SqlCode.NO_SUCH_TABLE;
                    case 1205, 3024, 1969 -> SqlCode.TIMED_OUT;
                    case 1040, 1203 -> SqlCode.UNREACHABLE;
                    default -> mentionsTls(failure) ? SqlCode.TLS_FAILED : null;
                });
    }

    private static boolean mentionsTls(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("ssl") || message.contains("certificate");
    }
}
