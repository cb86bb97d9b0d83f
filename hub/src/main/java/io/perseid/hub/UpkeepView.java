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
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the API tells of how datasets are compacted. */
record UpkeepView(Store store, Collection<PipeUnit> pipes, Compactor compactor) {
    DictValue of(String name) {
        Optional<Dataset> dataset = store.find(new DatasetName(name));
        if (dataset.isEmpty()) {
            return DictValue.EMPTY;
        }
        Optional<PipePlan> writer = pipes.stream()
                .flatMap(unit -> unit.loaded().plan().stream())
                .filter(plan -> plan.datasetSink()
                        .filter(sink -> sink.dataset().equals(name))
                        .isPresent())
                .findFirst();
        return new DictBuilder()
                .put(
                        "compaction",
                        writer.<Value>map(plan -> compaction(dataset.get(), plan.compaction()))
                                .orElse(NullValue.NULL))
                .put("held-back-by", heldBackBy(dataset.get()))
                .build();
    }

    private DictValue compaction(Dataset dataset, CompactionSettings settings) {
        Upkeep done = Upkeep.read(store, dataset, settings);
        return new DictBuilder()
                .put("automatic", BooleanValue.of(settings.automatic()))
                .put("type", new StringValue(settings.inSink() ? "sink" : "background"))
                .put("keep-versions", IntegerValue.of(settings.keepVersions()))
                .put("time-threshold-hours", hours(settings.keepNewerThan()))
                .put("growth-threshold", new FloatValue(settings.growth()))
                .put("interval-hours", new FloatValue(settings.interval().toMinutes() / 60.0))
                .put("ttl-deletes-hours", hours(settings.dropDeletesAfter()))
                .put("retract", BooleanValue.of(settings.retract()))
                .put(
                        "last",
                        done.at().equals(Instant.EPOCH)
                                ? NullValue.NULL
                                : new StringValue(done.at().toString()))
                .put("compacted-to", IntegerValue.of(done.mark().superseded()))
                .put("versions-dropped", IntegerValue.of(done.dropped()))
                .put("ids-forgotten", IntegerValue.of(done.forgotten()))
                .put("versions-erased", IntegerValue.of(done.erased()))
                .put(
                        "error",
                        compactor
                                .failure(dataset.name().value())
                                .<Value>map(StringValue::new)
                                .orElse(NullValue.NULL))
                .build();
    }

    private static Value hours(Optional<Duration> time) {
        return time.<Value>map(known -> IntegerValue.of(known.toHours())).orElse(NullValue.NULL);
    }

    /** Those that are behind, the one that holds back most first. */
    private ListValue heldBackBy(Dataset dataset) {
        List<Value> rows = new ArrayList<>();
        long end = dataset.nextOffset();
        for (Follower follower : compactor.followers().of(dataset.name().value())) {
            if (follower.offset() < end) {
                rows.add(new DictBuilder()
                        .put("pipe", new StringValue(follower.pipe()))
                        .put("offset", IntegerValue.of(follower.offset()))
                        .put("versions", IntegerValue.of(end - follower.offset()))
                        .put("disabled", BooleanValue.of(follower.disabled()))
                        .build());
            }
        }
        return ListValue.of(rows);
    }
}
