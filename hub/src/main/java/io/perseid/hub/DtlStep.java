package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.Explanation;
import io.perseid.language.Transform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rules of the transformation language.
 *
 * @param rules what the transform was compiled from
 * @param trigger only entities with this property of this value are transformed, the others pass as they are; empty for all
 */
record DtlStep(Transform transform, Rules rules, Optional<Trigger> trigger) implements Step {
    /** The rules as they are written, to explain them. */
    record Rules(Dtl language, JsonNode config, CompileContext context) {}

    /** A property and the value it must have. */
    record Trigger(String key, Value value) {
        static Trigger of(DictValue config) {
            return new Trigger(config.get("key") instanceof StringValue key ? key.value() : "", config.get("value"));
        }
    }

    @Override
    public void apply(Item item, StepRun run, Consumer<Item> out) {
        if (trigger.isPresent() && !triggered(item, trigger.get())) {
            out.accept(item);
            return;
        }
        transform.apply(
                item.entity(),
                run,
                emission -> out.accept(new Item(emission.entity(), item.updated(), emission.filtered())));
    }

    @Override
    public StepExplanation explain(Item item, StepRun run) {
        if (trigger.isPresent() && !triggered(item, trigger.get())) {
            return new StepExplanation(List.of(item), Optional.empty(), DictValue.EMPTY);
        }
        Explanation explanation = rules.language().explain(rules.config(), rules.context(), item.entity(), run);
        List<Item> out = explanation.out().stream()
                .map(emission -> new Item(emission.entity(), item.updated(), emission.filtered()))
                .toList();
        return new StepExplanation(out, explanation.failure(), explanation.lines());
    }

    @Override
    public String type() {
        return "dtl";
    }

    @Override
    public Set<String> datasetsRead() {
        return transform.datasetsRead();
    }

    private static boolean triggered(Item item, Trigger trigger) {
        return item.entity().properties().get(trigger.key()).equals(trigger.value());
    }
}
