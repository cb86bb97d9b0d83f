package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.Progress;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The dataset {@code system:pump_execution:<pipe>}: when runs began and how they ended, and what could not be read or written.
 * Thread-safe.
 */
final class ExecutionLog {
    /** Runs are remembered for so long at least. */
    static final Duration LEAST_KEPT = Duration.ofDays(30);

    static final String COMPLETED = "pump-completed";
    static final String FAILED = "pump-failed";
    private static final String READ_ERROR = "read-error:";
    private static final String MESSAGE = "original_error_message";
    private static final String STARTED = "pump-started";

    private final Store store;
    private final String name;
    private Optional<Opened> opened = Optional.empty();

    private record Opened(Dataset dataset, DatasetWriter writer) {}

    private final SecretMask mask;

    ExecutionLog(Store store, SecretMask mask, String pipe) {
        this.store = store;
        this.mask = mask;
        this.name = "system:pump_execution:" + pipe;
    }

    /** The name of the dataset. */
    String name() {
        return name;
    }

    /** A run began; gives the offset of its entity. */
    long started(RunKind kind, Instant at) {
        return write(
                STARTED,
                new DictBuilder().put("start_time", datetime(at)).put("sync_type", new StringValue(kind.word())));
    }

    /** A run ended, well or not. */
    void ended(RunReport report, long startedAt, long retriesLeft, Optional<Instant> next, RunMeasures measures) {
        var dict = new DictBuilder()
                .put("start_time", datetime(report.started()))
                .put("end_time", datetime(report.ended()))
                .put("total_time", new FloatValue(report.took().toNanos() / 1e9))
                .put("sync_type", new StringValue(report.kind().word()))
                .put("entities_read", IntegerValue.of(report.in()))
                .put("entities_succeeded", IntegerValue.of(report.out() + report.unchanged() + report.filtered()))
                .put("entities_failed", IntegerValue.of(report.errors()))
                .put("retry_entities_exist", BooleanValue.of(retriesLeft > 0))
                .put("pump_started_location", IntegerValue.of(startedAt))
                .put("metrics", metrics(report, measures));
        next.ifPresent(at -> dict.put("next_run", datetime(at))
                .put(
                        "next_interval",
                        new FloatValue(Duration.between(report.ended(), at).toMillis() / 1e3)));
        report.code()
                .ifPresent(code ->
                        dict.put("code", new StringValue(code)).put(MESSAGE, new StringValue(report.message())));
        write(report.failed() ? FAILED : COMPLETED, dict);
    }

    private static DictValue metrics(RunReport report, RunMeasures measures) {
        var metrics = new DictBuilder()
                .put("changes", IntegerValue.of(report.out()))
                .put("unchanged", IntegerValue.of(report.unchanged()))
                .put("filtered", IntegerValue.of(report.filtered()))
                .put("deleted", IntegerValue.of(report.deleted()));
        measures.addTo(metrics);
        return metrics.build();
    }

    /** The source could not be read. */
    void readError(Fault fault, Instant at) {
        write(READ_ERROR + UUID.randomUUID(), "read-error", failure(fault).put("time", datetime(at)));
    }

    /** Somebody did something with the pump. */
    void operation(String event, Instant at, String comment) {
        var dict = new DictBuilder().put("time", datetime(at));
        if (!comment.isEmpty()) {
            dict.put("comment", new StringValue(comment));
        }
        write(event, dict);
    }

    /** For how long runs are remembered, as the metadata says. */
    static Duration kept(Settings defaults) {
        Duration wanted = defaults.findInteger("compaction_time_threshold_hours_pump")
                .map(Duration::ofHours)
                .orElse(LEAST_KEPT);
        return wanted.compareTo(LEAST_KEPT) < 0 ? LEAST_KEPT : wanted;
    }

    /** Deletes what was noted before the moment of failures to read; each has an id of its own. */
    void deleteReadErrors(Instant before) {
        List<Entity> old = new ArrayList<>();
        long micros = before.toEpochMilli() * 1_000;
        if (find().isPresent()) {
            try (var versions = find().get().read(ReadRequest.latest().withDeleted(false))) {
                for (var next = versions.next();
                        next.isPresent() && next.get().storedAtMicros() < micros;
                        next = versions.next()) {
                    Entity entity = next.get().entity();
                    if (entity.id().value().startsWith(READ_ERROR)) {
                        old.add(Entity.deleted(entity.id(), DictValue.EMPTY));
                    }
                }
            }
        }
        synchronized (this) {
            if (!old.isEmpty()) {
                open().writer().append(old, Progress.NONE);
            }
        }
    }

    /** Writes one entity of the log; gives its offset. */
    synchronized long write(Entity entity) {
        var result = open().writer().append(List.of(masked(entity)), Progress.NONE);
        return result.nextOffset() - 1;
    }

    private Entity masked(Entity entity) {
        if (entity.properties().get(MESSAGE) instanceof StringValue message) {
            String masked = mask.masked(message.value());
            return masked.equals(message.value())
                    ? entity
                    : entity.withProperties(entity.properties().with(MESSAGE, new StringValue(masked)));
        }
        return entity;
    }

    /** The log's dataset, if anything was ever written. */
    Optional<Dataset> find() {
        return store.find(new DatasetName(name));
    }

    /** How the last run that was recorded went; empty if none is, or if its entity isn't one of ours. */
    Optional<RunReport> lastRun() {
        return find().stream()
                .flatMap(dataset ->
                        Stream.of(COMPLETED, FAILED).map(EntityId::new).map(dataset::latest))
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(EntityVersion::offset))
                .map(EntityVersion::entity)
                .flatMap(RecordedRun::read);
    }

    /** The entities of ended runs, newest first. */
    List<EntityVersion> executions(int limit) {
        List<EntityVersion> found = new ArrayList<>();
        if (find().isPresent()) {
            try (var versions = find().get().read(ReadRequest.all().withReverse(true))) {
                for (var next = versions.next(); next.isPresent() && found.size() < limit; next = versions.next()) {
                    String id = next.get().entity().id().value();
                    if (id.equals(COMPLETED) || id.equals(FAILED)) {
                        found.add(next.get());
                    }
                }
            }
        }
        return found;
    }

    /** The code and the words of a failure, as the log keeps them. */
    static DictBuilder failure(Fault fault) {
        return new DictBuilder()
                .put("code", new StringValue(fault.code().id()))
                .put(MESSAGE, new StringValue(String.valueOf(fault.getMessage())));
    }

    /** A moment as the log keeps it. */
    static Value datetime(Instant at) {
        return new DatetimeValue(at.getEpochSecond(), at.getNano());
    }

    private long write(String event, DictBuilder dict) {
        return write(event, event, dict);
    }

    private long write(String id, String event, DictBuilder dict) {
        return write(Entity.of(
                new EntityId(id), dict.put("event_type", new StringValue(event)).build()));
    }

    private Opened open() {
        Dataset dataset = store.openOrCreate(new DatasetName(name));
        if (opened.filter(known -> known.dataset() == dataset).isEmpty()) {
            opened = Optional.of(new Opened(dataset, dataset.writer("pump")));
        }
        return opened.get();
    }
}
