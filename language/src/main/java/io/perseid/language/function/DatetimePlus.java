package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Signature;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code datetime-plus}. */
final class DatetimePlus implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "datetime-plus part number values",
                "Datetimes so many years, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds or nanoseconds later. A day that a month does not have becomes its last. Other values are dropped.");
    }

    @Override
    public void check(Arguments arguments) {
        Moments.checkPart(arguments, 0);
    }

    @Override
    public Mapper prepare(Options options) {
        ChronoUnit unit = Moments.unit(options.first(0));
        if (unit == null || !(options.first(1) instanceof IntegerValue number) || !number.isLong()) {
            return NEVER;
        }
        return value -> plus(value, number.longValue(), unit);
    }

    private static @Nullable Value plus(Value value, long number, ChronoUnit unit) {
        LocalDateTime fields = Moments.fields(value);
        try {
            return fields == null ? null : Moments.of(fields.plus(number, unit));
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }
}
