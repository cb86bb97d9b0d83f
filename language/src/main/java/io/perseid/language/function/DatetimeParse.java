package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.language.Arguments;
import io.perseid.language.Signature;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** {@code datetime-parse}. */
final class DatetimeParse implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "datetime-parse [timezone] format values",
                "Strings of the form as datetimes; in UTC unless a time zone is given, or the form has %z. Strings of another form and other values are dropped.");
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
        return value -> value instanceof StringValue(String given) ? pattern.read(given, zone) : null;
    }
}
