package io.perseid.example.atlas;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the node says of all its pipes and datasets at one moment. */
record Flow(Map<String, PipeRow> pipes, Map<String, Long> datasets) {
    static Flow of(DictValue flow) {
        Map<String, PipeRow> pipes = new LinkedHashMap<>();
        for (DictValue pipe : rows(flow.get("pipes"))) {
            pipes.put(text(pipe.get("id")), PipeRow.of(pipe));
        }
        Map<String, Long> datasets = new LinkedHashMap<>();
        for (DictValue dataset : rows(flow.get("datasets"))) {
            datasets.put(text(dataset.get("id")), whole(dataset.get("count")));
        }
        return new Flow(pipes, datasets);
    }

    /** The pipe of that name; empty while the node does not know it. */
    Optional<PipeRow> pipe(String id) {
        return Optional.ofNullable(pipes.get(id));
    }

    private static List<DictValue> rows(Value list) {
        List<DictValue> rows = new ArrayList<>();
        if (list instanceof ListValue items) {
            for (Value item : items.items()) {
                if (item instanceof DictValue row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static String text(Value value) {
        return value instanceof StringValue string ? string.value() : "";
    }

    private static long whole(Value value) {
        return (long) number(value);
    }

    private static double number(Value value) {
        return switch (value) {
            case IntegerValue number -> number.longValue();
            case FloatValue number -> number.value();
            case DecimalValue number -> number.value().doubleValue();
            default -> 0;
        };
    }

    /**
     * One pipe.
     *
     * @param processed entities read by the run that goes on, or by the last one
     * @param rate entities per second just now
     */
    record PipeRow(String id, String state, long processed, double rate, Optional<Run> lastRun) {
        static PipeRow of(DictValue pipe) {
            Optional<Run> lastRun =
                    pipe.get("last_run") instanceof DictValue run ? Optional.of(Run.of(run)) : Optional.empty();
            return new PipeRow(
                    text(pipe.get("id")),
                    text(pipe.get("state")),
                    whole(pipe.get("processed")),
                    number(pipe.get("rate")),
                    lastRun);
        }

        /** True if nothing will happen to it without somebody's help. */
        boolean isBroken() {
            return state.equals("failed") || state.equals("invalid");
        }

        /** Why it is broken, in the node's words. */
        String trouble() {
            return id + ": " + state + lastRun.map(run -> " " + run.message()).orElse("");
        }
    }

    /** The last run of a pipe. */
    record Run(String kind, double seconds, long in, long out, long unchanged, long errors, String message) {
        static Run of(DictValue run) {
            return new Run(
                    text(run.get("kind")),
                    number(run.get("seconds")),
                    whole(run.get("in")),
                    whole(run.get("out")),
                    whole(run.get("unchanged")),
                    whole(run.get("errors")),
                    text(run.get("message")));
        }
    }
}
