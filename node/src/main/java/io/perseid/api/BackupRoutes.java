package io.perseid.api;

import static io.perseid.http.JsonAnswer.object;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.http.Answer;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupRuns;
import io.perseid.store.backup.BackupStatus;
import io.perseid.store.backup.DatasetContent;
import io.perseid.store.backup.OffSite;
import io.perseid.time.Time;
import java.time.Duration;
import java.util.List;

/** Backups: what there is, how the last one went, one more. */
final class BackupRoutes {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final BackupRuns runs;
    private final Time time;

    BackupRoutes(BackupRuns runs, Time time) {
        this.runs = runs;
        this.time = time;
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
                route(POST, "/api/backups", "Begins a backup now; 503 if one is under way.", _ -> begin()));
    }

    private Answer begin() {
        runs.start();
        return JsonAnswer.of(202, object("run", run(runs.status())));
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
