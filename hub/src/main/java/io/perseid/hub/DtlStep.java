package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Transform;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rules of the transformation language.
 *
 * @param trigger only entities with this property of this value are transformed, the others pass as they are; empty for all
 */
record DtlStep(Transform transform, Optional<Trigger> trigger) implements Step {
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
    public Set<String> datasetsRead() {
        return transform.datasetsRead();
    }

    private static boolean triggered(Item item, Trigger trigger) {
        return item.entity().properties().get(trigger.key()).equals(trigger.value());
    }
}
