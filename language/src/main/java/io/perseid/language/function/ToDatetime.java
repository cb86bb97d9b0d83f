package io.perseid.language.function;

import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code datetime}. */
final class ToDatetime implements Casting {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|z|[+-]\\d{2}:?\\d{2})?)?");

    @Override
    public Signature signature() {
        return Signature.of(
                "datetime [default:function] values",
                "Strings in ISO form, and integers as nanoseconds since 1970, as datetimes. Other values are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        return switch (value) {
            case DatetimeValue moment -> moment;
            case DateValue(LocalDate date) -> Moments.of(date.atStartOfDay());
            case IntegerValue nanos -> ofNanos(nanos.bigValue());
            case StringValue(String text) -> parse(text);
            default -> null;
        };
    }

    private static @Nullable Value ofNanos(BigInteger nanos) {
        try {
            return DatetimeValue.ofNanos(nanos);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Value parse(String text) {
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(iso.group(1));
            if (iso.group(2) == null) {
                return Moments.of(date.atStartOfDay());
            }
            LocalDateTime local = date.atTime(java.time.LocalTime.parse(iso.group(2)));
            String zone = iso.group(3);
            ZoneOffset offset = zone == null || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
            return Moments.of(LocalDateTime.ofInstant(local.toInstant(offset), ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
