package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.language.Excerpt;
import io.perseid.language.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a pipe makes of one entity: transform by transform, line by line, and what its sink holds of the result. Writes
 * nothing. The form is that of {@code docs/formats/explanation.md}; its size is bounded. Used once.
 */
final class Explainer {
    private static final int MOST_EXPLAINED = 20;
    private static final int MOST_OUT = 50;
    private static final long MOST_CHARACTERS = 500_000;

    private final PipePlan plan;
    private final RunParts parts;
    private final StepRun run;
    private final Excerpt excerpt = new Excerpt(MOST_CHARACTERS);
    private final List<Value> stages = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();

    Explainer(PipePlan plan, RunParts parts, StepRun run) {
        this.plan = plan;
        this.parts = parts;
        this.run = run;
    }

    /** @param pump the pipe's pump, to tell what has become of the entity; empty for a pipe that isn't in force */
    DictValue explain(Sourced source, Optional<Pump> pump) {
        List<Item> out = List.of(Item.of(source));
        for (Step step : plan.steps()) {
            out = failure.isPresent() ? List.of() : stage(step, out);
        }
        List<Item> result = failure.isPresent() ? List.of() : out;
        var dict = new DictBuilder()
                .put("pipe", new StringValue(plan.id()))
                .put("entity_id", new StringValue(source.entity().id().value()))
                .put("source", source(source))
                .put("stages", ListValue.of(stages))
                .put("out", list(result, MOST_OUT, this::out))
                .put("sink", sink());
        if (result.size() > MOST_OUT) {
            dict.put("out_more", IntegerValue.of(result.size() - MOST_OUT));
        }
        failure.ifPresent(fault -> dict.put("failure", failure(fault)));
        pump.ifPresent(known -> dict.put("verdict", new Fate(plan, parts, known, source).of(failure, result)));
        return dict.build();
    }

    private List<Item> stage(Step step, List<Item> in) {
        var told = new ArrayList<Value>();
        var out = new ArrayList<Item>();
        long more = 0;
        for (Item item : in) {
            if (failure.isPresent()) {
                break;
            }
            if (item.filtered() && !step.takesFiltered()) {
                out.add(item);
            } else if (told.size() < MOST_EXPLAINED) {
                run.enter(item.updated());
                StepExplanation explanation = step.explain(item, run);
                failure = explanation.failure();
                out.addAll(explanation.out());
                told.add(told(item, explanation));
            } else {
                more += apply(step, item, out);
            }
        }
        var dict = new DictBuilder().put("type", new StringValue(step.type())).put("entities", ListValue.of(told));
        if (more > 0) {
            dict.put("entities_more", IntegerValue.of(more));
        }
        stages.add(dict.build());
        return out;
    }

    private int apply(Step step, Item item, List<Item> out) {
        run.enter(item.updated());
        try {
            step.apply(item, run, out::add);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        return 1;
    }

    private DictValue told(Item item, StepExplanation explanation) {
        var dict = new DictBuilder()
                .put("in", entity(item.entity()))
                .put("out", list(explanation.out(), MOST_OUT, this::item));
        if (!explanation.told().isEmpty()) {
            dict.put("explanation", explanation.told());
        }
        return dict.build();
    }

    private DictValue source(Sourced source) {
        var dict = new DictBuilder().put("entity", entity(source.entity())).put("updated", source.updated());
        plan.datasetSource().ifPresent(dataset -> dict.put("dataset", new StringValue(dataset.dataset())));
        return dict.build();
    }

    private DictValue sink() {
        var dict = new DictBuilder();
        plan.datasetSink().ifPresent(dataset -> dict.put("dataset", new StringValue(dataset.dataset())));
        return dict.build();
    }

    private DictValue item(Item item) {
        return new DictBuilder()
                .put("entity", entity(item.entity()))
                .put("filtered", BooleanValue.of(item.filtered()))
                .build();
    }

    /** What goes to the sink, beside what that holds. */
    private DictValue out(Item item) {
        return DictBuilder.of(item(item))
                .put(
                        "held",
                        Fate.held(parts, plan, item.entity().id())
                                .<Value>map(version -> new DictBuilder()
                                        .put("entity", entity(version.entity()))
                                        .put("offset", IntegerValue.of(version.offset()))
                                        .put(
                                                "stored",
                                                new StringValue(Instant.EPOCH
                                                        .plus(version.storedAtMicros(), ChronoUnit.MICROS)
                                                        .toString()))
                                        .put(
                                                "same",
                                                BooleanValue.of(version.hash()
                                                        .equals(item.entity().hash())))
                                        .build())
                                .orElse(NullValue.NULL))
                .build();
    }

    private Value entity(Entity entity) {
        return excerpt.of(Subject.dict(entity));
    }

    private static DictValue failure(RuntimeException e) {
        return new DictBuilder()
                .put(
                        "code",
                        new StringValue(e instanceof Fault fault ? fault.code().id() : HubCode.TRANSFORM_FAILED.id()))
                .put("message", new StringValue(String.valueOf(e.getMessage())))
                .build();
    }

    private static <T> ListValue list(List<T> items, int most, java.util.function.Function<T, DictValue> form) {
        return ListValue.of(items.stream().limit(most).<Value>map(form).toList());
    }
}
