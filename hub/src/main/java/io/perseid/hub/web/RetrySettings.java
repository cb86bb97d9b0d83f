package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import io.perseid.hub.BuildContext;
import io.perseid.hub.HubCode;
import io.perseid.hub.PlainJson;
import io.perseid.hub.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a `retry_strategy`. What it says of reading is done; what it says of writing belongs on the pump, and is said so. */
final class RetrySettings {
    private static final List<String> OF_THE_PUMP = List.of(
            "write_retry_delay",
            "max_retries_per_entity",
            "max_consecutive_write_errors",
            "max_write_errors_in_retry_dataset",
            "batch_retries");

    private RetrySettings() {}

    /** The strategy described; what is wrong with it is reported. */
    static RetryStrategy read(Settings settings, BuildContext context) {
        if (!(settings.value("retry_strategy") instanceof DictValue given)) {
            return RetryStrategy.NONE;
        }
        Place place = settings.place("retry_strategy");
        List<RetryStrategy.Rule> rules = new ArrayList<>();
        List<RetryStrategy.Rule> standard = new ArrayList<>();
        given.forEach((statuses, rule) -> {
            Place at = place.member(statuses);
            Optional<StatusCodes> codes =
                    statuses.equals("default") ? Optional.of(StatusCodes.ALL) : StatusCodes.parse(statuses);
            if (codes.isEmpty() || !(rule instanceof DictValue said)) {
                context.error(
                        HubCode.CONFIG_WRONG_TYPE,
                        at,
                        "wanted statuses and an object for them, found \"" + statuses + "\"",
                        "write statuses as 429 or 500-599 or 500,502, or `default`");
            } else {
                (statuses.equals("default") ? standard : rules).add(rule(codes.get(), said, at, context));
            }
        });
        rules.addAll(standard);
        return new RetryStrategy(rules);
    }

    private static RetryStrategy.Rule rule(StatusCodes codes, DictValue said, Place at, BuildContext context) {
        for (String name : said.names()) {
            if (OF_THE_PUMP.contains(name)) {
                context.warning(
                        HubCode.CONFIG_WITHOUT_EFFECT,
                        at.member(name),
                        "`" + name + "` has no effect here",
                        "set it on the pump of the pipe");
            } else if (!name.equals("max_read_retries") && !name.equals("read_retry_delay")) {
                context.error(
                        HubCode.CONFIG_UNKNOWN_PROPERTY,
                        at.member(name),
                        "a retry strategy has no `" + name + "`",
                        "it may have max_read_retries, read_retry_delay");
            }
        }
        double retries = number(said.get("max_read_retries"));
        double seconds = number(said.get("read_retry_delay"));
        return new RetryStrategy.Rule(codes, (int) retries, Duration.ofMillis((long) (seconds * 1000)));
    }

    private static double number(Value value) {
        try {
            return value.isNull() ? 0 : Math.max(0, Double.parseDouble(PlainJson.text(value)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
