package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import java.util.List;
import java.util.Optional;

/**
 * A pipe of the configuration in force: what was loaded, and what runs of it.
 *
 * @param pump empty if the pipe's configuration can't be used
 * @param receiver what takes pushed entities, if it is such a pipe
 */
record PipeUnit(RunParts parts, LoadedPipe loaded, Optional<Pump> pump, Optional<Receiver> receiver) implements Pipe {
    @Override
    public String id() {
        return loaded.id();
    }

    @Override
    public JsonNode original() {
        return loaded.original();
    }

    @Override
    public DictValue effective() {
        return loaded.effective();
    }

    @Override
    public List<Problem> problems() {
        return loaded.problems();
    }

    @Override
    public PipeState state() {
        return pump.map(Pump::state).orElse(PipeState.INVALID);
    }

    @Override
    public String reason() {
        return pump.map(Pump::reason)
                .orElseGet(() -> loaded.problems().stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .map(Problem::message)
                        .orElse(""));
    }

    @Override
    public DictValue describe() {
        return PipeJson.pipe(this);
    }

    @Override
    public DictValue pumpObject() {
        return PipeJson.pump(this);
    }

    @Override
    public boolean receives() {
        return receiver.isPresent();
    }

    @Override
    public Optional<String> publishes() {
        return loaded.plan().flatMap(PipePlan::publisher).map(Publisher::form);
    }

    @Override
    public Optional<String> sinkDataset() {
        return loaded.plan().flatMap(PipePlan::datasetSink).map(DatasetSink::dataset);
    }

    @Override
    public Optional<RunReport> lastRun() {
        return pump.flatMap(Pump::last);
    }

    @Override
    public void start(RunKind kind) {
        required().start(kind);
    }

    @Override
    public void stop() {
        pump.ifPresent(Pump::stop);
    }

    @Override
    public void awaitIdle() throws InterruptedException {
        if (pump.isPresent()) {
            pump.get().awaitIdle();
        }
    }

    @Override
    public void enable(String comment) {
        required().enable(comment);
    }

    @Override
    public void disable(String comment) {
        required().disable(comment);
    }

    @Override
    public boolean isDisabled() {
        return pump.filter(Pump::isDisabled).isPresent();
    }

    @Override
    public Optional<Value> lastSeen() {
        return pump.flatMap(known -> known.memory().lastSeen());
    }

    @Override
    public void setLastSeen(Optional<Value> since) {
        required()
                .change(
                        "pump-offset-set",
                        memory -> memory.withLastSeen(since)
                                .withFullPending(false)
                                .withGeneration(since.isEmpty() ? Optional.empty() : memory.generation()));
    }

    @Override
    public void setLastSeenToEnd() {
        Optional<Dataset> source =
                loaded.plan().flatMap(PipePlan::datasetSource).flatMap(DatasetSource::find);
        if (source.isEmpty()) {
            throw new Fault(
                    HubCode.PIPE_HAS_NO_END, "only a pipe that reads a dataset has an end to go to", "pipe", id());
        }
        setLastSeen(Optional.of(IntegerValue.of(source.get().nextOffset() - 1)));
    }

    @Override
    public void discardRetries() {
        required().discardRetries();
    }

    @Override
    public void resetTracking() {
        required()
                .change(
                        "pump-tracking-reset",
                        memory -> memory.withTracked(
                                new Tracking(parts.store(), loaded.plan().orElseThrow()).newest()));
    }

    @Override
    public List<EntityVersion> executions(int limit) {
        return new ExecutionLog(parts.store(), parts.mask(), id()).executions(limit);
    }

    @Override
    public String executionDataset() {
        return new ExecutionLog(parts.store(), parts.mask(), id()).name();
    }

    /**
     * Versions of the source dataset that the pipe has not seen; empty if that can't be known, as with a publisher: each client has its
     * own place.
     */
    Optional<Long> lag() {
        return loaded.plan()
                .filter(plan -> plan.publisher().isEmpty())
                .flatMap(PipePlan::datasetSource)
                .flatMap(DatasetSource::find)
                .map(dataset -> dataset.nextOffset()
                        - 1
                        - lastSeen().map(DatasetSource::offset).orElse(-1L));
    }

    /** The dataset it writes, if it is there. */
    Optional<Dataset> sinkStored() {
        return sinkDataset().flatMap(name -> parts.store().find(new DatasetName(name)));
    }

    private Pump required() {
        return pump.orElseThrow(() -> new Fault(
                HubCode.PIPE_INVALID, "the configuration of the pipe has errors", "pipe", id(), "first", reason()));
    }
}
