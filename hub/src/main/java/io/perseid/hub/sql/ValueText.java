package io.perseid.hub.sql;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Values as the text that databases show for them, and back. */
final class ValueText {
    /** At least six digits of the second, so that texts sort as the moments do. */
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
            .toFormatter();

    private ValueText() {}

    /** A date and a time of day in ISO form with at least six digits of the second. */
    static String local(LocalDateTime time) {
        return LOCAL.format(time);
    }

    /** The value of that kind that the text stands for; the text itself if it stands for none. */
    static Value lenient(ColumnKind kind, String text, ZoneId zone) {
        try {
            return switch (kind) {
                case DATE, LOCAL_DATETIME, INSTANT, DECIMAL, UUID, JSON -> parse(kind, text, zone);
                default -> new StringValue(text);
            };
        } catch (RuntimeException notOfThatForm) {
            return new StringValue(text);
        }
    }

    /**
     * The value of that kind that the text stands for.
     *
     * @throws RuntimeException if the text is not of the form
     */
    static Value parse(ColumnKind kind, String text, ZoneId zone) {
        return switch (kind) {
            case BOOLEAN -> BooleanValue.of(flag(text));
            case INTEGER, BIG_INTEGER -> IntegerValue.of(new BigInteger(text));
            case DECIMAL -> decimal(text);
            case REAL, DOUBLE -> new FloatValue(Double.parseDouble(text));
            case BYTES -> new BytesValue(HexFormat.of().parseHex(text.startsWith("\\x") ? text.substring(2) : text));
            case DATE -> new DateValue(LocalDate.parse(text));
            case LOCAL_DATETIME, INSTANT -> moment(text, zone);
            case UUID -> new UuidValue(UUID.fromString(text));
            case JSON -> PlainJson.read(text);
            case TEXT, PADDED_TEXT, TIME, ARRAY, OTHER -> new StringValue(text);
        };
    }

    /** A number; databases also have "not a number" and the infinities in decimal columns. */
    static Value decimal(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> new FloatValue(Double.parseDouble(text));
            default -> new DecimalValue(new BigDecimal(text));
        };
    }

    /** The moment that an ISO text names, with a blank or a T between date and time, with an offset or in the zone. */
    static DatetimeValue moment(String text, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return DatetimeValue.of(OffsetDateTime.parse(iso.matches(".*[+-]\\d\\d") ? iso + ":00" : iso)
                    .toInstant());
        } catch (DateTimeParseException noOffset) {
            LocalDateTime local = iso.indexOf('T') < 0 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
            return DatetimeValue.of(local.atZone(zone).toInstant());
        }
    }

    /** True or false in any of the words databases use. */
    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "1", "y", "yes", "on" -> true;
            case "f", "false", "0", "n", "no", "off" -> false;
            default -> throw new DateTimeException("neither true nor false");
        };
    }
}
