package io.perseid.hub;

import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Reads the report of a run from its entity in the log of executions. */
final class RecordedRun {
    private RecordedRun() {}

    /** The report; empty if the entity has no times, as one that somebody else wrote. */
    static Optional<RunReport> read(Entity entity) {
        DictValue run = entity.properties();
        DictValue metrics = run.get("metrics") instanceof DictValue dict ? dict : DictValue.EMPTY;
        if (!(run.get("start_time") instanceof DatetimeValue started)
                || !(run.get("end_time") instanceof DatetimeValue ended)) {
            return Optional.empty();
        }
        Optional<String> code = Optional.empty();
        if (entity.id().value().equals(ExecutionLog.FAILED)) {
            code = Optional.of(text(run, "code"));
        }
        return Optional.of(new RunReport(
                kind(text(run, "sync_type")),
                instant(started),
                instant(ended),
                number(run, "entities_read"),
                number(metrics, "changes"),
                number(metrics, "unchanged"),
                number(metrics, "filtered"),
                number(metrics, "deleted"),
                number(run, "entities_failed"),
                code,
                text(run, "original_error_message")));
    }

    private static RunKind kind(String word) {
        return Arrays.stream(RunKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(RunKind.INCREMENTAL);
    }

    private static Instant instant(DatetimeValue value) {
        return Instant.ofEpochSecond(value.epochSecond(), value.nano());
    }

    private static long number(DictValue dict, String name) {
        return dict.get(name) instanceof IntegerValue number && number.isLong() ? number.longValue() : 0;
    }

    private static String text(DictValue dict, String name) {
        return dict.get(name) instanceof StringValue text ? text.value() : "";
    }
}
