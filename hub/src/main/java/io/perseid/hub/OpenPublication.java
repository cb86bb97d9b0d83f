package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipe's entities on their way to somebody who asked: read, transformed and written batch by batch. */
final class OpenPublication implements Publication {
    private final PipePlan plan;
    private final Publisher publisher;
    private final Reader reader;
    private final TransformStage stage;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private long left;

    private OpenPublication(PipePlan plan, Publisher publisher, Reader reader, TransformStage stage, long limit) {
        this.plan = plan;
        this.publisher = publisher;
        this.reader = reader;
        this.stage = stage;
        this.left = limit;
    }

    static OpenPublication open(PipePlan plan, RunParts parts, PublishRequest request) {
        Publisher publisher = plan.publisher()
                .filter(known -> known.form().equals(request.form()))
                .orElseThrow(() -> new Fault(
                        HubCode.PIPE_NOT_A_PUBLISHER,
                        "the pipe doesn't publish in this form",
                        "pipe",
                        plan.id(),
                        "wanted",
                        request.form(),
                        "has",
                        plan.publisher().map(Publisher::form).orElse("none")));
        return open(plan, publisher, plan.steps(), parts, request);
    }

    /** Looks at a pipe's entities whatever its sink is. */
    static OpenPublication looking(PipePlan plan, Stage stage, RunParts parts, PublishRequest request) {
        if (plan.receives()) {
            throw new Fault(
                    HubCode.PIPE_HAS_NO_RUNS,
                    "entities are pushed to the pipe: its source holds none",
                    "pipe",
                    plan.id());
        }
        List<Step> steps = switch (stage) {
            case SOURCE -> List.of();
            case TRANSFORMED -> plan.steps();
        };
        return open(plan, new JsonPublisher(Optional.empty(), JsonForm.COMPATIBLE), steps, parts, request);
    }

    private static OpenPublication open(
            PipePlan plan, Publisher publisher, List<Step> steps, RunParts parts, PublishRequest request) {
        Indexes.prepare(plan, parts.store());
        Reader reader = plan.source().open(new ReadFrom(request.since()));
        var stage = stage(plan, steps, parts, request.parameters());
        var publication = new OpenPublication(plan, publisher, reader, stage, request.limit());
        publication.fillHeaders(parts);
        return publication;
    }

    static TransformStage stage(PipePlan plan, List<Step> steps, RunParts parts, DictValue parameters) {
        return new TransformStage(steps, world(plan, parts, parameters), parts.processor(), parts.cores());
    }

    private static StepRun.World world(PipePlan plan, RunParts parts, DictValue parameters) {
        return new StepRun.World(
                new StoreJoins(parts.store()),
                new RunMeasures(parts.time()),
                parts.time(),
                parts.random(),
                parameters,
                plan.datasetSource().flatMap(DatasetSource::find));
    }

    /** What the pipe's transforms make of one entity. */
    static List<Item> preview(PipePlan plan, RunParts parts, Sourced entity) {
        Indexes.prepare(plan, parts.store());
        return stage(plan, plan.steps(), parts, DictValue.EMPTY).single(entity);
    }

    /** How they make it. */
    static DictValue explain(PipePlan plan, RunParts parts, Sourced entity, Optional<Pump> pump) {
        Indexes.prepare(plan, parts.store());
        return new Explainer(plan, parts, new StepRun(world(plan, parts, DictValue.EMPTY))).explain(entity, pump);
    }

    private void fillHeaders(RunParts parts) {
        reader.populated().ifPresent(flag -> headers.put("X-Dataset-Populated", Boolean.toString(flag)));
        reader.generation().ifPresent(life -> headers.put("X-Dataset-Generation", life));
        Completeness.through(parts.store(), plan, parts.time().now()).values().stream()
                .min(Long::compare)
                .ifPresent(micros -> headers.put("X-Dataset-Completeness", micros.toString()));
        if (reader instanceof DatasetSourceReader dataset && dataset.end() > 0) {
            headers.put("X-Dataset-Max-Updated", Long.toString(dataset.end() - 1));
        }
        if (reader instanceof DatasetSourceReader dataset) {
            dataset.restored().ifPresent(mark -> {
                headers.put("X-Dataset-Restore-Uuid", mark.uuid().toString());
                headers.put("X-Dataset-Restore-Offset", Long.toString(mark.offset()));
            });
        }
    }

    @Override
    public String contentType() {
        return publisher.contentType();
    }

    @Override
    public Optional<String> contentDisposition() {
        return publisher.contentDisposition();
    }

    @Override
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    @Override
    public void writeTo(OutputStream out) {
        try (EntityWriter writer = publisher.open(out)) {
            while (left > 0) {
                List<Sourced> batch = reader.nextBatch(Math.max(1, (int) Math.min(left, plan.batchSize())));
                if (batch.isEmpty()) {
                    break;
                }
                stage.push(batch, Optional.empty(), done -> write(done, writer));
            }
            stage.drain(done -> write(done, writer));
        }
    }

    private void write(Batch batch, EntityWriter writer) {
        batch.failure().ifPresent(fault -> {
            throw fault;
        });
        for (Item item : batch.out()) {
            if (!item.filtered() && left > 0) {
                writer.write(item);
                left--;
            }
        }
    }

    @Override
    public void close() {
        stage.discard();
        reader.close();
    }
}
