package io.perseid.hub;

import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Takes batches through the transforms of a pipe: several at the same time, in the order they came. Holds at most {@code ahead}
 * batches. Used by one thread.
 */
final class TransformStage {
    private final List<Step> steps;
    private final StepRun.World world;
    private final ExecutorService processor;
    private final int ahead;
    private final Deque<CompletableFuture<Batch>> under = new ArrayDeque<>();

    TransformStage(List<Step> steps, StepRun.World world, ExecutorService processor, int ahead) {
        this.steps = steps;
        this.world = world;
        this.processor = processor;
        this.ahead = ahead;
    }

    /** Takes a batch in; may hand finished ones to the consumer. */
    void push(List<Sourced> in, Optional<PipeMemory> after, Consumer<Batch> finished) {
        if (steps.isEmpty()) {
            finished.accept(new Batch(in, in.stream().map(Item::of).toList(), Optional.empty(), after));
            return;
        }
        under.add(CompletableFuture.supplyAsync(
                () -> world.measures().during(RunMeasures.Part.TRANSFORM, () -> transform(in, after)), processor));
        while (under.size() > ahead || (!under.isEmpty() && under.getFirst().isDone())) {
            finished.accept(join(under.removeFirst()));
        }
    }

    /** Hands all batches that are still under way to the consumer. */
    void drain(Consumer<Batch> finished) {
        while (!under.isEmpty()) {
            finished.accept(join(under.removeFirst()));
        }
    }

    /** Waits for all batches under way and forgets them. */
    void discard() {
        drain(batch -> {});
    }

    /**
     * Takes one entity through all transforms.
     *
     * @throws Fault if one of them fails on it
     */
    List<Item> single(Sourced entity) {
        List<Item> out = new ArrayList<>();
        through(Item.of(entity), 0, new StepRun(world), out);
        return out;
    }

    private Batch transform(List<Sourced> in, Optional<PipeMemory> after) {
        List<Item> out = new ArrayList<>(in.size());
        var run = new StepRun(world);
        try {
            for (Sourced entity : in) {
                through(Item.of(entity), 0, run, out);
            }
            return new Batch(in, out, Optional.empty(), after);
        } catch (Fault fault) {
            return new Batch(in, List.of(), Optional.of(fault), after);
        }
    }

    private void through(Item item, int from, StepRun run, List<Item> out) {
        int step = from;
        while (item.filtered() && step < steps.size() && !steps.get(step).takesFiltered()) {
            step++;
        }
        if (step == steps.size()) {
            out.add(item);
        } else {
            int next = step + 1;
            run.enter(item.updated());
            try {
                steps.get(step).apply(item, run, produced -> through(produced, next, run, out));
            } catch (Fault fault) {
                throw fault;
            } catch (RuntimeException broken) {
                throw new Fault(
                        HubCode.TRANSFORM_FAILED,
                        broken,
                        "a transform broke on an entity",
                        "id",
                        item.entity().id().value(),
                        "cause",
                        broken);
            }
        }
    }

    private static Batch join(CompletableFuture<Batch> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
