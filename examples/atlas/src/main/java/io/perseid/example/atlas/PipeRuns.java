package io.perseid.example.atlas;

import static io.perseid.example.atlas.Numbers.number;
import static io.perseid.example.atlas.Numbers.text;
import static io.perseid.example.atlas.Numbers.whole;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import java.util.List;

/** What a pipe's runs did, added up; {@code failed} counts runs, {@code errors} entities. */
record PipeRuns(String pipe, long in, long out, long unchanged, long errors, long failed, double seconds) {
    /** Adds up the entities of the pipe's execution log. */
    static PipeRuns of(String pipe, List<DictValue> executions) {
        var sum = new PipeRuns(pipe, 0, 0, 0, 0, 0, 0);
        for (DictValue run : executions) {
            Value metrics = run.get("metrics");
            DictValue counts = metrics instanceof DictValue dict ? dict : DictValue.EMPTY;
            sum = sum.plus(new PipeRuns(
                    pipe,
                    whole(run.get("entities_read")),
                    whole(counts.get("changes")),
                    whole(counts.get("unchanged")),
                    whole(run.get("entities_failed")),
                    text(run.get("event_type")).equals("pump-failed") ? 1 : 0,
                    number(run.get("total_time"))));
        }
        return sum;
    }

    /** Both together, under this one's name. */
    PipeRuns plus(PipeRuns other) {
        return new PipeRuns(
                pipe,
                in + other.in,
                out + other.out,
                unchanged + other.unchanged,
                errors + other.errors,
                failed + other.failed,
                seconds + other.seconds);
    }
}
