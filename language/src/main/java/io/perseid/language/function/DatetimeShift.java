package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Signature;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** {@code datetime-shift}. */
final class DatetimeShift implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "datetime-shift from to values",
                "Takes the fields of datetimes as the local time of one time zone, and gives the local time of the other at that moment. Other values are dropped.");
    }

    @Override
    public void check(Arguments arguments) {
        Moments.checkZone(arguments, 0);
        Moments.checkZone(arguments, 1);
    }

    @Override
    public Mapper prepare(Options options) {
        ZoneId from = Moments.zone(options.text(0));
        ZoneId to = Moments.zone(options.text(1));
        if (from == null || to == null) {
            return NEVER;
        }
        return value -> {
            LocalDateTime fields = Moments.fields(value);
            return fields == null
                    ? null
                    : Moments.of(fields.atZone(from).withZoneSameInstant(to).toLocalDateTime());
        };
    }
}
