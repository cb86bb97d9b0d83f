package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import java.util.List;
import java.util.Optional;

/** What has become of one entity of a pipe's source, and why its target has it, or not. Used once. */
final class Fate {
    private final PipePlan plan;
    private final RunParts parts;
    private final Pump pump;
    private final Sourced source;

    Fate(PipePlan plan, RunParts parts, Pump pump, Sourced source) {
        this.plan = plan;
        this.parts = parts;
        this.pump = pump;
        this.source = source;
    }

    /** The answer: a word for programs, and a sentence. */
    DictValue of(Optional<RuntimeException> failure, List<Item> out) {
        Optional<String> missing = pump.missing();
        if (failure.isPresent()) {
            return missing.map(Fate::waiting)
                    .orElseGet(() -> verdict(
                            "failed", "its rules fail on it: " + failure.get().getMessage()));
        }
        boolean held = plan.datasetSink().isPresent() && out.stream().allMatch(this::isHeld);
        if (out.stream().allMatch(Item::filtered)) {
            String ended = out.isEmpty()
                    ? "a discard ended its rule, so nothing comes out and the target keeps what it has"
                    : "a filter ended its rule, so it doesn't reach the target, which deletes it if it had it";
            return held || plan.datasetSink().isEmpty()
                    ? verdict(out.isEmpty() ? "discarded" : "filtered", ended)
                    : notYet(missing, ended + "; but that has not happened yet");
        }
        if (held && source.entity().isDeleted()) {
            return verdict("deleted", "it is deleted in the source, and so in the target");
        }
        if (held) {
            return verdict("in-target", "the target holds what the rules make of it");
        }
        return notYet(
                missing, plan.datasetSink().isPresent() ? "the target doesn't hold what the rules make of it" : "");
    }

    private boolean isHeld(Item item) {
        Optional<EntityVersion> latest = held(parts, plan, item.entity().id());
        if (item.filtered()) {
            return latest.filter(version -> !version.entity().isDeleted()).isEmpty();
        }
        return latest.filter(version -> version.hash().equals(item.entity().hash()))
                        .isPresent()
                || item.entity().isDeleted() && latest.isEmpty();
    }

    /** What the pipe's sink holds of an id, if it is a dataset. */
    static Optional<EntityVersion> held(RunParts parts, PipePlan plan, EntityId id) {
        return plan.datasetSink()
                .flatMap(sink -> parts.store().find(new DatasetName(sink.dataset())))
                .flatMap(dataset -> dataset.latest(id));
    }

    private DictValue notYet(Optional<String> missing, String otherwise) {
        return missing.map(Fate::waiting)
                .or(this::refused)
                .or(this::behind)
                .or(this::neverRan)
                .orElseGet(() -> otherwise.isEmpty() ? elsewhere() : outdated(otherwise));
    }

    private static DictValue waiting(String missing) {
        return verdict("waiting", "the pipe " + missing);
    }

    /** The sink refused it, and it waits for another try or is dead. */
    private Optional<DictValue> refused() {
        var log = new ExecutionLog(parts.store(), parts.mask(), plan.id());
        return log.find()
                .flatMap(dataset ->
                        dataset.latest(RetrySet.key(source.entity().id().value())))
                .map(EntityVersion::entity)
                .filter(entity -> !entity.isDeleted())
                .map(Entity::properties)
                .map(failed -> {
                    boolean dead = failed.get("dead").equals(BooleanValue.TRUE);
                    return verdict(
                            dead ? "dead-letter" : "retrying",
                            "it could not be written"
                                    + (dead ? " and is not tried again: " : " and waits for another try: ")
                                    + failed.get("original_error_message"));
                });
    }

    /** The pipe has not read this version. */
    private Optional<DictValue> behind() {
        Optional<Dataset> dataset = plan.datasetSource().flatMap(DatasetSource::find);
        if (dataset.isEmpty() || !(source.updated() instanceof IntegerValue at) || !at.isLong()) {
            return Optional.empty();
        }
        long seen = pump.memory().lastSeen().map(DatasetSource::offset).orElse(-1L);
        return at.longValue() <= seen
                ? Optional.empty()
                : Optional.of(verdict(
                        "not-processed",
                        "the pipe has not read this version yet: it is at offset " + at + " of "
                                + dataset.get().name()
                                + (seen < 0 ? ", and the pipe has read nothing" : ", the pipe has read up to " + seen)
                                + why()));
    }

    private Optional<DictValue> neverRan() {
        return plan.hasRuns() && !pump.memory().completed()
                ? Optional.of(verdict("not-processed", "no run of the pipe has come to its end yet" + why()))
                : Optional.empty();
    }

    /** What holds the pipe up. */
    private String why() {
        if (pump.isDisabled()) {
            return "; it is disabled";
        }
        return pump.last()
                .filter(RunReport::failed)
                .map(run -> "; its last run failed: " + run.code().orElse("") + " " + run.message())
                .orElseGet(() -> pump.state() == PipeState.RUNNING ? "; it is running now" : "");
    }

    private DictValue elsewhere() {
        return plan.publisher().isPresent()
                ? verdict("published", "the pipe makes it when somebody asks for it")
                : verdict("sent", "it goes to the pipe's sink; what that holds isn't known here");
    }

    private DictValue outdated(String otherwise) {
        return verdict(
                "outdated",
                otherwise + ": the rules or what they join may have changed since it was read; a full run brings it"
                        + " in step" + why());
    }

    private static DictValue verdict(String word, String text) {
        return new DictBuilder()
                .put("word", new StringValue(word))
                .put("text", new StringValue(text))
                .build();
    }
}
