package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** {@code datetime-format}. */
final class DatetimeFormat implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "datetime-format [timezone] format values",
                "Datetimes as strings of the form; in UTC unless a time zone is given. Other values are dropped.");
    }

    @Override
    public void check(Arguments arguments) {
        Moments.checkZone(arguments, 0);
        Moments.checkPattern(arguments, 1);
    }

    @Override
    public Mapper prepare(Options options) {
        ZoneId zone = options.has(0) ? Moments.zone(options.text(0)) : ZoneOffset.UTC;
        String text = options.text(1);
        DatetimePattern pattern = text == null ? null : DatetimePattern.parse(text);
        if (zone == null || pattern == null) {
            return NEVER;
        }
        return value -> {
            LocalDateTime fields = Moments.fields(value);
            return fields == null
                    ? null
                    : Values.of(pattern.format(fields.atZone(ZoneOffset.UTC).withZoneSameInstant(zone)));
        };
    }
}
