package io.perseid.hub;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Moments described by a cron expression in UTC: minute, hour, day of the month, month, day of the week and, if given, year; with
 * {@code * , - / ? L}. Sunday is 0 and 7. The one door to the cron library. Thread-safe.
 */
final class CronSchedule {
    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withValidRange(0, 59)
            .and()
            .withHours()
            .withValidRange(0, 23)
            .and()
            .withDayOfMonth()
            .withValidRange(1, 31)
            .supportsL()
            .supportsW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .withValidRange(1, 12)
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2099)
            .optional()
            .and()
            .instance();

    private final String expression;
    private final ExecutionTime times;

    private CronSchedule(String expression, ExecutionTime times) {
        this.expression = expression;
        this.times = times;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static CronSchedule parse(String expression) {
        var cron = new CronParser(FIELDS).parse(expression.trim()).validate();
        return new CronSchedule(expression, ExecutionTime.forCron(cron));
    }

    /** The first moment after the given one; empty if there is none. */
    Optional<Instant> next(Instant after) {
        return times.nextExecution(ZonedDateTime.ofInstant(after, ZoneOffset.UTC))
                .map(ZonedDateTime::toInstant);
    }

    @Override
    public String toString() {
        return expression;
    }
}
