package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The flow as the API gives it. */
final class FlowJson {
    private FlowJson() {}

    static DictValue snapshot(FlowSnapshot flow) {
        return new DictBuilder()
                .put("time", new StringValue(flow.time().toString()))
                .put("systems", list(flow.systems(), FlowJson::system))
                .put("pipes", list(flow.pipes(), FlowJson::pipe))
                .put("datasets", list(flow.datasets(), FlowJson::dataset))
                .build();
    }

    /** Rows that are new or different; the ids of rows that are gone stand in {@code removed}. */
    static DictValue delta(FlowSnapshot before, FlowSnapshot now) {
        var dict = new DictBuilder()
                .put("time", new StringValue(now.time().toString()))
                .put("pipes", list(changed(before.pipes(), now.pipes(), FlowSnapshot.PipeRow::id), FlowJson::pipe))
                .put(
                        "datasets",
                        list(
                                changed(before.datasets(), now.datasets(), FlowSnapshot.DatasetRow::id),
                                FlowJson::dataset));
        if (!before.systems().equals(now.systems())) {
            dict.put("systems", list(now.systems(), FlowJson::system));
        }
        var removed = new DictBuilder();
        gone(removed, "systems", before.systems(), now.systems(), FlowSnapshot.SystemRow::id);
        gone(removed, "pipes", before.pipes(), now.pipes(), FlowSnapshot.PipeRow::id);
        gone(removed, "datasets", before.datasets(), now.datasets(), FlowSnapshot.DatasetRow::id);
        if (removed.size() > 0) {
            dict.put("removed", removed.build());
        }
        return dict.build();
    }

    private static <T> List<T> changed(List<T> before, List<T> now, Function<T, String> id) {
        Map<String, T> known = new HashMap<>();
        before.forEach(row -> known.put(id.apply(row), row));
        return now.stream().filter(row -> !row.equals(known.get(id.apply(row)))).toList();
    }

    private static <T> void gone(
            DictBuilder removed, String name, List<T> before, List<T> now, Function<T, String> id) {
        var left = now.stream().map(id).toList();
        List<Value> ids = before.stream()
                .map(id)
                .filter(row -> !left.contains(row))
                .<Value>map(StringValue::new)
                .toList();
        if (!ids.isEmpty()) {
            removed.put(name, ListValue.of(ids));
        }
    }

    private static DictValue system(FlowSnapshot.SystemRow row) {
        return new DictBuilder()
                .put("id", new StringValue(row.id()))
                .put("type", new StringValue(row.type()))
                .build();
    }

    private static DictValue pipe(FlowSnapshot.PipeRow row) {
        return new DictBuilder()
                .put("id", new StringValue(row.id()))
                .put("source", source(row.source()))
                .put("sink", sink(row.sink()))
                .put("joins", texts(row.joins()))
                .put("state", new StringValue(row.state().word()))
                .put("reason", new StringValue(row.reason()))
                .put("processed", IntegerValue.of(row.processed()))
                .put("changed", IntegerValue.of(row.changed()))
                .put("rate", new FloatValue(row.rate()))
                .put("lag", row.lag().<Value>map(IntegerValue::of).orElse(NullValue.NULL))
                .put("last_run", row.lastRun().<Value>map(FlowJson::run).orElse(NullValue.NULL))
                .put(
                        "next_run",
                        row.nextRun()
                                .<Value>map(at -> new StringValue(at.toString()))
                                .orElse(NullValue.NULL))
                .build();
    }

    private static DictValue source(FlowSnapshot.End end) {
        return end(end).put("datasets", texts(end.datasets())).build();
    }

    private static DictValue sink(FlowSnapshot.End end) {
        var dict = end(end);
        end.datasets().stream().findFirst().ifPresent(dataset -> dict.put("dataset", new StringValue(dataset)));
        return dict.build();
    }

    private static DictBuilder end(FlowSnapshot.End end) {
        var dict = new DictBuilder().put("type", new StringValue(end.type()));
        end.system().ifPresent(system -> dict.put("system", new StringValue(system)));
        return dict;
    }

    /** One run as the API gives it. */
    static DictValue run(RunReport run) {
        return new DictBuilder()
                .put("kind", new StringValue(run.kind().word()))
                .put("started", new StringValue(run.started().toString()))
                .put("ended", new StringValue(run.ended().toString()))
                .put("seconds", new FloatValue(run.took().toNanos() / 1e9))
                .put("in", IntegerValue.of(run.in()))
                .put("out", IntegerValue.of(run.out()))
                .put("unchanged", IntegerValue.of(run.unchanged()))
                .put("filtered", IntegerValue.of(run.filtered()))
                .put("deleted", IntegerValue.of(run.deleted()))
                .put("errors", IntegerValue.of(run.errors()))
                .put("message", new StringValue(run.message()))
                .put("code", run.code().<Value>map(StringValue::new).orElse(NullValue.NULL))
                .build();
    }

    private static DictValue dataset(FlowSnapshot.DatasetRow row) {
        return new DictBuilder()
                .put("id", new StringValue(row.id()))
                .put("count", IntegerValue.of(row.count()))
                .put("deleted", IntegerValue.of(row.deleted()))
                .put("log", IntegerValue.of(row.log()))
                .put("offset", IntegerValue.of(row.offset()))
                .put("populated", BooleanValue.of(row.populated()))
                .put("bytes", IntegerValue.of(row.bytes()))
                .build();
    }

    private static <T> ListValue list(List<T> rows, Function<T, DictValue> form) {
        return ListValue.of(rows.stream().<Value>map(form).toList());
    }

    private static ListValue texts(List<String> texts) {
        return ListValue.of(texts.stream().<Value>map(StringValue::new).toList());
    }
}
