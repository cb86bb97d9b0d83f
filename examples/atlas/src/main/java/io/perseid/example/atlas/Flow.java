package io.perseid.example.atlas;

import static io.perseid.example.atlas.Numbers.number;
import static io.perseid.example.atlas.Numbers.text;
import static io.perseid.example.atlas.Numbers.whole;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
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

    /**
     * One pipe.
     *
     * @param processed entities read since the node's start
     * @param rate entities per second just now
     * @param trouble why it does not work, in the node's words
     */
    record PipeRow(String id, String state, long processed, double rate, String trouble) {
        static PipeRow of(DictValue pipe) {
            String message = pipe.get("last_run") instanceof DictValue run ? text(run.get("message")) : "";
            return new PipeRow(
                    text(pipe.get("id")),
                    text(pipe.get("state")),
                    whole(pipe.get("processed")),
                    number(pipe.get("rate")),
                    (text(pipe.get("reason")) + " " + message).strip());
        }

        /** True if nothing will happen to it without somebody's help. */
        boolean isBroken() {
            return state.equals("failed") || state.equals("invalid");
        }
    }
}
