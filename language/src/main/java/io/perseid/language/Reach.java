package io.perseid.language;

import io.perseid.entity.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how the source entities of a pipe are reached from the entities that a variable stands for.
 *
 * @param dataset the dataset of these entities; empty for the source's
 * @param steps from them to the source; none if they are the source
 * @param obstacle why they can't be reached; empty if they can
 */
record Reach(String dataset, List<BackStep> steps, String obstacle) implements Inverse.Way {
    /** The source itself. */
    static final Reach SOURCE = new Reach("", List.of(), "");

    static Reach none(String dataset, String obstacle) {
        return new Reach(dataset, List.of(), obstacle);
    }

    boolean isPossible() {
        return obstacle.isEmpty();
    }

    /** The reach of a dataset that was joined from this one. */
    Reach joined(
            String joinedDataset, JoinIndex own, @Nullable JoinIndex previous, Optional<HopSpec.Recursion> recursion) {
        BackStep.Repeat repeat = recursion
                .map(how -> new BackStep.Repeat(joinedDataset, previous, how.maxDepth()))
                .orElse(null);
        var longer = new ArrayList<BackStep>();
        longer.add(new BackStep(own, previous, dataset, repeat));
        longer.addAll(steps);
        return new Reach(joinedDataset, List.copyOf(longer), "");
    }

    Inverse inverse() {
        if (!isPossible()) {
            return new Inverse.NotInvertible(obstacle);
        }
        JoinIndex last = steps.getLast().previous();
        return new Inverse.Invertible(last == null ? List.of() : List.of(last), this);
    }

    @Override
    public void back(Entity changed, String sourceDataset, Joins joins, Consumer<Entity> source) {
        follow(0, changed, sourceDataset, joins, source);
    }

    private void follow(int step, Entity entity, String sourceDataset, Joins joins, Consumer<Entity> source) {
        if (step == steps.size()) {
            source.accept(entity);
        } else {
            steps.get(step)
                    .follow(
                            entity,
                            sourceDataset,
                            joins,
                            found -> follow(step + 1, found, sourceDataset, joins, source));
        }
    }
}
