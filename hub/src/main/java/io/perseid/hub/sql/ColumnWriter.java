package io.perseid.hub.sql;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Turns values into what the columns they go to can hold, or refuses them. Thread-safe. */
final class ColumnWriter {
    private final Dialect dialect;
    private final ZoneId zone;

    ColumnWriter(Dialect dialect, ZoneId zone) {
        this.dialect = dialect;
        this.zone = zone;
    }

    /**
     * Binds the value to the parameter.
     *
     * @throws RuntimeException if the column can't hold such a value
     */
    void bind(PreparedStatement statement, int parameter, Column column, Value value) throws SQLException {
        if (value.isNull()) {
            statement.setNull(parameter, column.jdbcType());
            return;
        }
        switch (column.kind()) {
            case BOOLEAN -> statement.setBoolean(parameter, flag(value));
            case INTEGER, BIG_INTEGER -> integer(statement, parameter, whole(value));
            case DECIMAL -> statement.setBigDecimal(parameter, number(value));
            case REAL, DOUBLE -> statement.setDouble(parameter, real(value));
            case BYTES -> statement.setBytes(parameter, bytes(value));
            case DATE -> dialect.bindDate(statement, parameter, local(value).toLocalDate());
            case LOCAL_DATETIME -> dialect.bindLocal(statement, parameter, local(value));
            case INSTANT ->
                dialect.bindInstant(
                        statement, parameter, local(value).atZone(zone).toInstant());
            case TIME -> statement.setString(parameter, time(value));
            case JSON -> statement.setString(parameter, PlainJson.write(value));
            case ARRAY -> statement.setString(parameter, ArrayText.write(value));
            case TEXT, PADDED_TEXT, UUID, OTHER -> statement.setString(parameter, PlainJson.text(value));
        }
    }

    private static void integer(PreparedStatement statement, int parameter, BigInteger number) throws SQLException {
        if (number.bitLength() < Long.SIZE) {
            statement.setLong(parameter, number.longValue());
        } else {
            statement.setBigDecimal(parameter, new BigDecimal(number));
        }
    }

    private static boolean flag(Value value) {
        return value instanceof BooleanValue flag ? flag.value() : ValueText.flag(PlainJson.text(value));
    }

    private static BigInteger whole(Value value) {
        return value instanceof IntegerValue number
                ? number.bigValue()
                : number(value).toBigIntegerExact();
    }

    private static BigDecimal number(Value value) {
        return switch (value) {
            case IntegerValue number -> new BigDecimal(number.bigValue());
            case DecimalValue number -> number.value();
            case FloatValue number -> BigDecimal.valueOf(number.value());
            case BooleanValue flag -> flag.value() ? BigDecimal.ONE : BigDecimal.ZERO;
            case StringValue text -> new BigDecimal(text.value().strip());
            default -> throw new NumberFormatException("not a number");
        };
    }

    private static double real(Value value) {
        return value instanceof FloatValue number
                ? number.value()
                : number(value).doubleValue();
    }

    private static byte[] bytes(Value value) {
        if (value instanceof BytesValue bytes) {
            return bytes.bytes();
        }
        throw new IllegalArgumentException("not bytes");
    }

    /** The date and time in the system's zone; a date alone is its midnight. */
    private LocalDateTime local(Value value) {
        return switch (value) {
            case DateValue date -> date.value().atStartOfDay();
            case DatetimeValue moment -> LocalDateTime.ofInstant(moment.toInstant(), zone);
            case StringValue text ->
                LocalDateTime.ofInstant(ValueText.moment(text.value(), zone).toInstant(), zone);
            default -> throw new IllegalArgumentException("neither a date nor a datetime");
        };
    }

    private String time(Value value) {
        return value instanceof DatetimeValue ? local(value).toLocalTime().toString() : PlainJson.text(value);
    }
}
