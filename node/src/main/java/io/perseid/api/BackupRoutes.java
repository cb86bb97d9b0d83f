package io.perseid.api;

import static io.perseid.http.JsonAnswer.object;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.PipeState;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupCode;
import io.perseid.store.backup.BackupRuns;
import io.perseid.store.backup.BackupSource;
import io.perseid.store.backup.BackupStatus;
import io.perseid.store.backup.DatasetContent;
import io.perseid.store.backup.DatasetRestore;
import io.perseid.store.backup.Moment;
import io.perseid.store.backup.OffSite;
import io.perseid.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Backups: what there is, how the last one went, one more. */
final class BackupRoutes {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Hub hub;
    private final Store store;
    private final BackupRuns runs;
    private final Time time;

    BackupRoutes(ApiParts parts) {
        this.hub = parts.hub();
        this.store = parts.store();
        this.runs = parts.backups();
        this.time = parts.time();
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/backups",
                        "The proved backups, the oldest first, and how the last run went.",
                        _ -> JsonAnswer.of(all())),
                route(
                        GET,
                        "/api/backups/vault",
                        "The backups that are off-site, the oldest first, with how they were proved there.",
                        _ -> JsonAnswer.of(vault())),
                route(POST, "/api/backups", "Begins a backup now; 503 if one is under way.", _ -> begin()),
                route(
                        POST,
                        "/api/datasets/{dataset}/restore",
                        "Writes what brings a dataset back to a backup, or to an earlier offset or time of its log.",
                        "backup vault as_of",
                        this::restore));
    }

    private Answer begin() {
        runs.start();
        return JsonAnswer.of(202, object("run", run(runs.status())));
    }

    private Answer restore(Call call) throws IOException {
        var form = call.form();
        var name = new DatasetName(call.part("dataset"));
        requireNoWriter(name.value());
        Moment moment = Moment.parse(form.text("as_of").orElse(""));
        Optional<String> backup = form.text("backup");
        DatasetRestore.Result result = backup.isPresent()
                ? fromBackup(backup.get(), form.flag("vault", false), name, moment)
                : DatasetRestore.fromLog(
                        store.find(name)
                                .orElseThrow(() -> new Fault(
                                        ApiCode.DATASET_UNKNOWN, "there is no such dataset", "dataset", name)),
                        moment);
        return JsonAnswer.of(object("as_of", result.asOf(), "changed", result.changed(), "deleted", result.deleted()));
    }

    private DatasetRestore.Result fromBackup(String backup, boolean fromVault, DatasetName name, Moment moment) {
        BackupSource source = fromVault
                ? runs.offSite()
                        .map(OffSite::source)
                        .orElseThrow(() -> new Fault(BackupCode.BACKUP_UNKNOWN, "the node has no vault"))
                : runs.local();
        return runs.local()
                .open(
                        source,
                        find(source, backup),
                        restored -> DatasetRestore.fromStore(restored, store, name, moment));
    }

    private static Backup find(BackupSource source, String name) {
        List<Backup> all = source.list();
        return name.equals("latest") && !all.isEmpty() ? all.getLast() : source.find(name);
    }

    private void requireNoWriter(String dataset) {
        hub.pipes().stream()
                .filter(pipe -> pipe.sinkDataset().filter(dataset::equals).isPresent())
                .filter(pipe -> pipe.state() == PipeState.RUNNING || pipe.state() == PipeState.STOPPING)
                .findFirst()
                .ifPresent(pipe -> {
                    throw new Fault(
                            ApiCode.DATASET_IN_USE,
                            "a pipe is writing the dataset; stop it first",
                            "dataset",
                            dataset,
                            "pipe",
                            pipe.id());
                });
    }

    private DictValue all() {
        return object(
                "directory",
                runs.local().directory(),
                "every_seconds",
                runs.plan().every().toSeconds(),
                "keep",
                runs.plan().keep(),
                "backups",
                runs.local().list().stream().map(this::describe).toList(),
                "run",
                run(runs.status()));
    }

    private DictValue vault() {
        return object(
                "address",
                runs.offSite().map(OffSite::address),
                "backups",
                runs.offSite().map(OffSite::list).orElse(List.of()).stream()
                        .map(there -> object(
                                "_id",
                                there.backup().name(),
                                "taken",
                                there.backup().takenAt(),
                                "age_seconds",
                                Duration.between(there.backup().takenAt(), time.now())
                                        .toSeconds(),
                                "bytes",
                                there.backup().bytes(),
                                "proved",
                                there.provedAt(),
                                "whole",
                                there.whole()))
                        .toList());
    }

    private DictValue describe(Backup backup) {
        return object(
                "_id",
                backup.name(),
                "taken",
                backup.takenAt(),
                "age_seconds",
                Duration.between(backup.takenAt(), time.now()).toSeconds(),
                "bytes",
                backup.bytes(),
                "datasets",
                backup.datasets().size(),
                "entities",
                backup.datasets().stream().mapToLong(DatasetContent::ids).sum(),
                "proof",
                object(
                        "at",
                        backup.proof().at(),
                        "seconds",
                        backup.proof().millis() / MILLIS_PER_SECOND,
                        "versions",
                        backup.proof().versions()));
    }

    private static DictValue run(BackupStatus status) {
        return object(
                "running",
                status.running(),
                "step",
                status.step(),
                "done",
                status.done(),
                "total",
                status.total(),
                "begun",
                status.begunAt(),
                "ended",
                status.endedAt(),
                "last",
                status.last().map(Backup::name),
                "failure",
                status.failure()
                        .map(failure ->
                                object("at", failure.at(), "code", failure.code(), "message", failure.message())));
    }
}
