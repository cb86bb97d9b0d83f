package io.perseid.api;

import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupRuns;
import io.perseid.time.Time;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.List;

/** How old the newest proved backup is, and whether the last one failed. */
final class BackupMetrics implements MultiCollector {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final BackupRuns runs;
    private final Time time;

    BackupMetrics(BackupRuns runs, Time time) {
        this.runs = runs;
        this.time = time;
    }

    @Override
    public MetricSnapshots collect() {
        List<Backup> backups = runs.proved();
        var age = Series.gauge("perseid_backup_age_seconds", "Since the newest proved backup was begun.");
        var bytes = Series.gauge("perseid_backup_bytes", "Of the newest proved backup.");
        var proof =
                Series.gauge("perseid_backup_restore_seconds", "How long the newest one took to restore and check.");
        if (!backups.isEmpty()) {
            Backup newest = backups.getLast();
            age.put(Duration.between(newest.takenAt(), time.now()).toMillis() / MILLIS_PER_SECOND);
            bytes.put(newest.bytes());
            proof.put(newest.proof().millis() / MILLIS_PER_SECOND);
        }
        var all = List.of(
                Series.gauge("perseid_backups", "Proved backups on the local disk.")
                        .put(backups.size()),
                Series.gauge("perseid_backup_failed", "1 if the last backup failed or could not be proved.")
                        .put(runs.status().failure().isPresent() ? 1L : 0L),
                Series.gauge("perseid_backup_running", "1 while a backup is taken.")
                        .put(runs.status().running() ? 1L : 0L),
                age,
                bytes,
                proof);
        return new MetricSnapshots(all.stream().map(Series::snapshot).toList());
    }
}
