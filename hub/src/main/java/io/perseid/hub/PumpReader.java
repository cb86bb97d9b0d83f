package io.perseid.hub;

import java.time.Duration;
import java.util.Optional;

/** Makes settings of a pump from its checked section. */
final class PumpReader {
    private static final Duration HOUR = Duration.ofHours(1);

    private final String pipe;
    private final Settings pump;
    private final Settings defaults;
    private final Problems problems;

    /** @param defaults the `global_defaults` of the metadata */
    PumpReader(String pipe, Settings pump, Settings defaults, Problems problems) {
        this.pipe = pipe;
        this.pump = pump;
        this.defaults = defaults;
        this.problems = problems;
    }

    /** @param internal whether the pipe goes from dataset to dataset */
    PumpSettings read(boolean internal) {
        Duration interval = pump.number("schedule_interval")
                .map(PumpReader::seconds)
                .orElse(internal ? Duration.ofSeconds(30) : Duration.ofSeconds(900));
        if (pump.has("partial_rescan_run_count") != pump.has("partial_rescan_delta")) {
            problems.error(
                    HubCode.CONFIG_CONFLICT,
                    pump.place(pump.has("partial_rescan_delta") ? "partial_rescan_delta" : "partial_rescan_run_count"),
                    "'partial_rescan_run_count' and 'partial_rescan_delta' need each other",
                    "give both or none");
        }
        return new PumpSettings(
                mode(),
                interval,
                pump.has("schedule_interval") ? Duration.ZERO : interval.dividedBy(20),
                cron("cron_expression"),
                pump.findInteger("rescan_run_count").orElse(0),
                cron("rescan_cron_expression"),
                pump.findInteger("partial_rescan_run_count").orElse(0),
                pump.findInteger("partial_rescan_delta").orElse(0),
                pump.flag("run_at_startup"),
                pump.has("run_at_startup_if_not_populated")
                        ? pump.flag("run_at_startup_if_not_populated")
                        : defaults.flag("run_at_startup_if_not_populated"),
                pump.flag("log_events_noop_runs"),
                pump.flag("log_events_noop_runs_changes_only"),
                errors());
    }

    /** Whether a change in a dataset that is read starts a run, if neither the source nor the metadata says. */
    boolean signalledByDefault() {
        boolean frequent = pump.number("schedule_interval")
                .filter(seconds -> seconds(seconds).compareTo(HOUR) < 0)
                .isPresent();
        return defaults.flag("use_signalling_internally") && !frequent && !pump.has("cron_expression");
    }

    private PumpSettings.Mode mode() {
        return switch (pump.find("mode").orElse("scheduled")) {
            case "manual" -> PumpSettings.Mode.MANUAL;
            case "off" -> PumpSettings.Mode.OFF;
            default -> PumpSettings.Mode.SCHEDULED;
        };
    }

    private Optional<CronSchedule> cron(String property) {
        return pump.find(property).flatMap(expression -> {
            try {
                return Optional.of(CronSchedule.parse(expression));
            } catch (IllegalArgumentException e) {
                problems.error(
                        HubCode.CONFIG_BAD_CRON,
                        pump.place(property),
                        "the cron expression can't be read: " + e.getMessage(),
                        "wanted: minute hour day-of-month month day-of-week [year], as in '0 3 * * ?'");
                return Optional.empty();
            }
        });
    }

    private PumpSettings.ErrorPolicy errors() {
        Optional<String> deadLetters = pump.find("dead_letter_dataset")
                .or(() -> pump.flag("use_dead_letter_dataset")
                        ? Optional.of("system:dead-letter:" + pipe)
                        : Optional.empty());
        return new PumpSettings.ErrorPolicy(
                pump.integer("max_read_retries"),
                pump.number("read_retry_delay").map(PumpReader::seconds).orElse(Duration.ZERO),
                pump.number("write_retry_delay").map(PumpReader::seconds).orElse(Duration.ZERO),
                pump.integer("max_retries_per_entity"),
                pump.integer("max_consecutive_write_errors"),
                pump.integer("max_write_errors_in_retry_dataset"),
                pump.integer("batch_retries"),
                pump.flag("fallback_to_single_entities_on_batch_fail"),
                deadLetters,
                pump.flag("track_dead_letters"));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }
}
