package io.perseid.hub.sql;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values out of the current row of a result. Thread-safe as long as the row is not shared. */
final class ColumnValues {
    private final Dialect dialect;
    private final RowSettings settings;

    ColumnValues(Dialect dialect, RowSettings settings) {
        this.dialect = dialect;
        this.settings = settings;
    }

    /**
     * The value of the column at that position, from 1.
     *
     * @throws SQLException if the driver can't give it
     * @throws RuntimeException if no value of ours can hold it
     */
    Value read(ResultSet row, int position, Column column) throws SQLException {
        Optional<Value> dynamic = dialect.dynamic(row, position, column, settings);
        if (dynamic.isPresent()) {
            return dynamic.get();
        }
        return switch (column.kind()) {
            case BOOLEAN -> {
                boolean flag = row.getBoolean(position);
                yield row.wasNull() ? NullValue.NULL : BooleanValue.of(flag);
            }
            case INTEGER -> {
                long number = row.getLong(position);
                yield row.wasNull() ? NullValue.NULL : IntegerValue.of(number);
            }
            case BIG_INTEGER -> bigInteger(row.getBigDecimal(position));
            case DOUBLE -> {
                double number = row.getDouble(position);
                yield row.wasNull() ? NullValue.NULL : new FloatValue(number);
            }
            case BYTES -> {
                byte[] bytes = row.getBytes(position);
                yield bytes == null ? NullValue.NULL : new BytesValue(bytes);
            }
            case DATE -> {
                LocalDate date = row.getObject(position, LocalDate.class);
                yield date == null ? NullValue.NULL : new DateValue(date);
            }
            case LOCAL_DATETIME -> local(row.getObject(position, LocalDateTime.class));
            case INSTANT ->
                dialect.instant(row, position).<Value>map(DatetimeValue::of).orElse(NullValue.NULL);
            case DECIMAL, REAL, TEXT, PADDED_TEXT, TIME, UUID, JSON, ARRAY, OTHER ->
                text(row.getString(position), column);
        };
    }

    private Value text(@Nullable String text, Column column) {
        if (text == null) {
            return NullValue.NULL;
        }
        return switch (column.kind()) {
            case DECIMAL -> ValueText.decimal(text);
            case REAL -> new FloatValue(Double.parseDouble(text));
            case UUID -> new UuidValue(UUID.fromString(text));
            case JSON -> PlainJson.read(text);
            case ARRAY -> ArrayText.read(text, dialect.itemKind(column.type()), settings.zone());
            default -> new StringValue(text);
        };
    }

    private Value local(@Nullable LocalDateTime time) {
        return time == null
                ? NullValue.NULL
                : DatetimeValue.of(time.atZone(settings.zone()).toInstant());
    }

    private static Value bigInteger(@Nullable BigDecimal number) {
        return number == null ? NullValue.NULL : IntegerValue.of(number.toBigIntegerExact());
    }

    /** The sequence token that the column's value makes: a number, or a text that sorts as the database sorts. */
    Value token(ResultSet row, int position, Column column) throws SQLException {
        if (dialect instanceof SqliteDialect) {
            return SqliteDialect.token(row, position);
        }
        return switch (column.kind()) {
            case LOCAL_DATETIME -> {
                LocalDateTime time = row.getObject(position, LocalDateTime.class);
                yield time == null ? NullValue.NULL : new StringValue(ValueText.local(time));
            }
            case INSTANT ->
                dialect.instant(row, position)
                        .<Value>map(instant -> new StringValue(dialect.instantText(instant)))
                        .orElse(NullValue.NULL);
            case INTEGER, BIG_INTEGER, DECIMAL, REAL, DOUBLE -> read(row, position, column);
            default -> {
                String text = row.getString(position);
                yield text == null ? NullValue.NULL : new StringValue(text);
            }
        };
    }
}
