package io.perseid.hub;

import io.perseid.entity.DictValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What flows at one moment: every system, pipe and dataset with its figures. The rows are the JSON objects the console shows. */
public record FlowSnapshot(Instant time, List<SystemRow> systems, List<PipeRow> pipes, List<DatasetRow> datasets) {
    public FlowSnapshot {
        systems = List.copyOf(systems);
        pipes = List.copyOf(pipes);
        datasets = List.copyOf(datasets);
    }

    /** One system. */
    public record SystemRow(String id, String type) {}

    /**
     * One pipe.
     *
     * @param joins the datasets its transforms look into
     * @param processed entities read since the node's start, the present run included
     * @param changed entities written since the node's start
     * @param rate entities a second over the last seconds; zero when no run goes on
     * @param lag versions of its source datasets it has not yet seen; empty if that can't be known, as with publishers
     * @param counts what its pump has done
     */
    public record PipeRow(
            String id,
            End source,
            End sink,
            List<String> joins,
            PipeState state,
            String reason,
            long processed,
            long changed,
            double rate,
            Optional<Long> lag,
            Optional<RunReport> lastRun,
            Optional<Instant> nextRun,
            PumpCounts counts) {
        public PipeRow {
            joins = List.copyOf(joins);
        }
    }

    /** One end of a pipe: its type, the system and the datasets it names. */
    public record End(String type, Optional<String> system, List<String> datasets) {
        public End {
            datasets = List.copyOf(datasets);
        }
    }

    /** One dataset: entities that exist, entities deleted, versions in the log, next offset, populated or not, bytes on disk. */
    public record DatasetRow(
            String id, long count, long deleted, long log, long offset, boolean populated, long bytes) {}

    /** The snapshot as the API gives it. */
    public DictValue toValue() {
        return FlowJson.snapshot(this);
    }

    /** What differs from the earlier snapshot, in the same form; rows that are the same are left out. */
    public DictValue since(FlowSnapshot earlier) {
        return FlowJson.delta(earlier, this);
    }
}
