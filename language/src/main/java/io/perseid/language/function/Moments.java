package io.perseid.language.function;

import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Values;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moments and parts of time as values. */
final class Moments {
    /** The names of all parts of time. */
    static final List<String> PARTS = List.of(
            "year", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond");

    private Moments() {}

    /** The unit that the name stands for; Java's null if it is none. */
    static @Nullable ChronoUnit unit(Value name) {
        return switch (name.toString()) {
            case "year" -> ChronoUnit.YEARS;
            case "month" -> ChronoUnit.MONTHS;
            case "week" -> ChronoUnit.WEEKS;
            case "day" -> ChronoUnit.DAYS;
            case "hour" -> ChronoUnit.HOURS;
            case "minute" -> ChronoUnit.MINUTES;
            case "second" -> ChronoUnit.SECONDS;
            case "millisecond" -> ChronoUnit.MILLIS;
            case "microsecond" -> ChronoUnit.MICROS;
            case "nanosecond" -> ChronoUnit.NANOS;
            default -> null;
        };
    }

    /** The time zone of that name; Java's null if there is none. */
    static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** The fields of a datetime, or of the beginning of a date, in UTC; Java's null for other values. */
    static @Nullable LocalDateTime fields(Value value) {
        return switch (value) {
            case DatetimeValue moment ->
                LocalDateTime.ofEpochSecond(moment.epochSecond(), moment.nano(), ZoneOffset.UTC);
            case DateValue(LocalDate date) -> date.atStartOfDay();
            default -> null;
        };
    }

    /** The datetime with these fields in UTC; Java's null if it is outside of the years 1 to 9999. */
    static @Nullable Value of(LocalDateTime fields) {
        return fields.getYear() < 1 || fields.getYear() > 9999
                ? null
                : DatetimeValue.of(fields.toInstant(ZoneOffset.UTC));
    }

    /** Refuses an argument that always is the name of something there is none of. */
    static void checkPart(Arguments arguments, int index) {
        arguments
                .constant(index)
                .filter(part -> unit(Values.first(part)) == null)
                .ifPresent(part -> arguments.unknown(index, "part of time", part, PARTS));
    }

    /** Refuses an argument that always is the name of a time zone there is none of. */
    static void checkZone(Arguments arguments, int index) {
        if (arguments.has(index)) {
            arguments
                    .constant(index)
                    .filter(zone -> zone(zone.toString()) == null)
                    .ifPresent(zone -> arguments.unknown(index, "time zone", zone, ZoneId.getAvailableZoneIds()));
        }
    }

    /** Refuses an argument that always is a pattern that can't be read. */
    static void checkPattern(Arguments arguments, int index) {
        arguments.constant(index).ifPresent(pattern -> {
            if (!(pattern instanceof StringValue(String text)) || DatetimePattern.parse(text) == null) {
                arguments.error(
                        index,
                        "a pattern knows %d %e %H %I %m %M %p %S %f %y %Y %z %% only found=" + pattern,
                        "write for example %Y-%m-%dT%H:%M:%S");
            }
        });
    }
}
