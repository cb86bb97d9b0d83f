package io.perseid.api;

import io.perseid.hub.FlowSnapshot;
import io.perseid.hub.FlowSnapshot.PipeRow;
import io.perseid.hub.Hub;
import io.perseid.hub.PipeState;
import io.perseid.hub.PumpCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Pipes, pumps and datasets, under the names that existing dashboards ask for. */
final class FlowMetrics implements MultiCollector {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Hub hub;

    FlowMetrics(Hub hub) {
        this.hub = hub;
    }

    @Override
    public MetricSnapshots collect() {
        var flow = hub.flow();
        var all = new ArrayList<Series>();
        all.add(Series.gauge("sesam_health", "1 while the node works.").put(1));
        pipes(flow, all);
        pumps(flow, all);
        runs(flow, all);
        datasets(flow, all);
        return new MetricSnapshots(all.stream().map(Series::snapshot).toList());
    }

    private static void pipes(FlowSnapshot flow, List<Series> all) {
        all.add(each(
                flow,
                "sesam_pipe_enabled",
                "1 unless somebody switched the pipe off.",
                pipe -> pipe.state() == PipeState.DISABLED ? 0 : 1));
        all.add(each(
                flow,
                "sesam_pipe_config",
                "1 if the pipe's configuration can be used.",
                pipe -> pipe.state() == PipeState.INVALID ? 0 : 1));
        var queue = Series.gauge("sesam_pipe_queue_source", "Versions of its sources that the pipe has not seen.");
        var exists = Series.gauge("sesam_pipe_sink_dataset_count_index_exists", "Entities in the pipe's dataset.");
        var deleted =
                Series.gauge("sesam_pipe_sink_dataset_count_index_deleted", "Deleted ones in the pipe's dataset.");
        var tracking = Series.gauge(
                "sesam_pipe_queue_tracking", "Versions of joined datasets that the pipe has not followed back.");
        var tripped =
                Series.gauge("sesam_pipe_circuit_breaker_tripped", "1 if somebody must commit what is held back.");
        for (var pipe : flow.pipes()) {
            pipe.lag().ifPresent(lag -> queue.put(lag, "pipe", pipe.id()));
            tracking.put(pipe.counts().tracking(), "pipe", pipe.id());
            tripped.put(pipe.counts().tripped() ? 1 : 0, "pipe", pipe.id());
            for (var dataset : flow.datasets()) {
                if (pipe.sink().datasets().contains(dataset.id())) {
                    exists.put(dataset.count(), "pipe", pipe.id());
                    deleted.put(dataset.deleted(), "pipe", pipe.id());
                }
            }
        }
        all.addAll(List.of(queue, tracking, tripped, exists, deleted));
    }

    private static void pumps(FlowSnapshot flow, List<Series> all) {
        var seen = Series.counter("sesam_pump_entities_seen", "Entities read since the node's start.");
        var changes = Series.counter("sesam_pump_entities_changes", "Entities written since the node's start.");
        var successful = Series.gauge("sesam_pump_successful", "1 if the last run came to its end.");
        var took = Series.gauge("sesam_pump_total_time", "Seconds the last run took.");
        var completed = Series.gauge("sesam_pump_last_completed_time", "When the last run ended, since 1970.");
        var scheduled = Series.gauge("sesam_pump_scheduled_time", "When the next run is due, since 1970.");
        for (var pipe : flow.pipes()) {
            seen.put(pipe.processed(), "pipe", pipe.id());
            changes.put(pipe.changed(), "pipe", pipe.id());
            pipe.lastRun().ifPresent(run -> {
                successful.put(run.failed() ? 0 : 1, "pipe", pipe.id());
                took.put(run.took().toMillis() / MILLIS_PER_SECOND, "pipe", pipe.id());
                completed.put(run.ended().toEpochMilli() / MILLIS_PER_SECOND, "pipe", pipe.id());
            });
            pipe.nextRun().ifPresent(next -> scheduled.put(next.toEpochMilli() / MILLIS_PER_SECOND, "pipe", pipe.id()));
        }
        all.addAll(List.of(seen, changes, successful, took, completed, scheduled));
    }

    private static void runs(FlowSnapshot flow, List<Series> all) {
        all.add(runs(flow, "started", "Runs that began.", PumpCounts::started));
        all.add(runs(flow, "completed", "Runs that came to their end.", PumpCounts::completed));
        all.add(runs(flow, "failed", "Runs that could not go on.", PumpCounts::failed));
        all.add(runs(flow, "interrupted", "Runs that somebody stopped.", PumpCounts::interrupted));
        all.add(runs(
                flow,
                "entities_deletion_tracked",
                "Entities deleted because a full run did not see them.",
                PumpCounts::deletionTracked));
        all.add(each(
                flow,
                "sesam_pump_entities_retryable",
                "Entities that could not be written and wait for the next run.",
                pipe -> pipe.counts().retryable()));
        var before = Series.gauge(
                "sesam_pump_previous_scheduled_time", "When the run before the next one was due, since 1970.");
        var compacted = Series.counter(
                "sesam_pump_entities_compacted", "Versions that compaction took from the log of the pipe's dataset.");
        for (var pipe : flow.pipes()) {
            pipe.counts()
                    .scheduledBefore()
                    .ifPresent(at -> before.put(at.toEpochMilli() / MILLIS_PER_SECOND, "pipe", pipe.id()));
            for (var dataset : flow.datasets()) {
                if (pipe.sink().datasets().contains(dataset.id())) {
                    compacted.put(Math.max(0, dataset.offset() - dataset.log()), "pipe", pipe.id());
                }
            }
        }
        var asked = Series.gauge("sesam_pump_scrape_time", "When these figures were asked for, since 1970.")
                .put(flow.time().toEpochMilli() / MILLIS_PER_SECOND);
        all.addAll(List.of(before, compacted, asked));
    }

    private static Series runs(FlowSnapshot flow, String name, String help, ToLongFunction<PumpCounts> count) {
        var series = Series.counter("sesam_pump_" + name, help);
        flow.pipes().forEach(pipe -> series.put(count.applyAsLong(pipe.counts()), "pipe", pipe.id()));
        return series;
    }

    private static void datasets(FlowSnapshot flow, List<Series> all) {
        var entities = Series.gauge("perseid_dataset_entities", "Entities that exist.");
        var versions = Series.gauge("perseid_dataset_versions", "Versions in the log.");
        var bytes = Series.gauge("perseid_dataset_bytes", "About what the log takes.");
        for (var dataset : flow.datasets()) {
            entities.put(dataset.count(), "dataset", dataset.id());
            versions.put(dataset.log(), "dataset", dataset.id());
            bytes.put(dataset.bytes(), "dataset", dataset.id());
        }
        all.addAll(List.of(entities, versions, bytes));
    }

    private static Series each(FlowSnapshot flow, String name, String help, ToDoubleFunction<PipeRow> value) {
        var series = Series.gauge(name, help);
        flow.pipes().forEach(pipe -> series.put(value.applyAsDouble(pipe), "pipe", pipe.id()));
        return series;
    }
}
