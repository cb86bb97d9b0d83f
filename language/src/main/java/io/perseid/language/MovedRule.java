package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A rule made of moves. What its target is made of depends only on the names of the source and on how its conditions come
 * out, so that is worked out once, as a {@link Recipe}, and then followed with encoded bytes. Thread-safe.
 */
final class MovedRule {
    private final List<Turn> turns;
    private final List<String> read;
    private final List<List<String>> sites;
    private final List<Expression> values;
    private final boolean decidesLate;
    private final List<Turn> stops;
    private final AtomicReference<@Nullable Workspace> spare = new AtomicReference<>();

    private MovedRule(List<Turn> turns, Slots slots, Sites sites, Turn.Numbering numbering) {
        this.turns = turns;
        this.stops = turns.stream()
                .filter(turn -> turn.move() instanceof Move.Stopped)
                .toList();
        this.read = slots.close();
        this.sites = sites.close();
        this.values = numbering.values();
        this.decidesLate = numbering.decidesLate();
    }

    /** A rule of these moves; empty if it has too many conditions, or if they don't tell what the id will be. */
    static Optional<MovedRule> of(List<Move> moves, Slots slots, Sites sites) {
        var numbering = new Turn.Numbering();
        List<Turn> turns = numbering.of(moves);
        return numbering.decisions() > Long.SIZE || numbering.copiesIdLater()
                ? Optional.empty()
                : Optional.of(new MovedRule(turns, slots, sites, numbering));
    }

    /**
     * What came of a rule.
     *
     * @param id what the rule set as id, if it has one set
     */
    record Result(DictValue properties, boolean hasId, Value id, boolean isFiltered) {}

    /** Runs the rule in a frame whose source is encoded. */
    Result run(Frame frame) {
        Workspace space = spare.getAndSet(null);
        if (space == null) {
            space = new Workspace(read, sites, values.size());
        }
        Subject source = frame.source();
        space.entries.read(source.properties());
        source.located(space.entries);
        frame.run().within(space);
        try {
            var pass = new Pass(frame, space);
            return decidesLate ? pass.inTurn() : pass.decidedFirst();
        } finally {
            source.located(null);
            frame.run().within(null);
            spare.setRelease(space);
        }
    }

    /** One way through the rule. */
    private final class Pass {
        private final Frame frame;
        private final Workspace space;
        private long decisions;
        private boolean isStopped;
        private boolean hasId;
        private Value id = NullValue.NULL;

        Pass(Frame frame, Workspace space) {
            this.frame = frame;
            this.space = space;
        }

        /** All conditions stand before all values: where nothing is overwritten, values are made in their places. */
        Result decidedFirst() {
            for (Turn turn : stops) {
                if (!isStopped && turn.move() instanceof Move.Stopped(Expression unless)) {
                    isStopped = !decide(turn, unless.test(frame));
                }
            }
            Recipe recipe = recipe();
            if (isStopped || recipe.isInOrder()) {
                return new Result(recipe.assemble(space, frame, values), hasId, id, isStopped);
            }
            space.made.reset();
            for (Turn turn : turns) {
                if (turn.move() instanceof Move.Put(String _, Expression value)) {
                    make(turn, value);
                }
            }
            return new Result(recipe.assemble(space), hasId, id, false);
        }

        /** Conditions and values in the order of the rule. */
        Result inTurn() {
            space.made.reset();
            follow(turns);
            return new Result(recipe().assemble(space), hasId, id, isStopped);
        }

        private void follow(List<Turn> some) {
            for (Turn turn : some) {
                switch (turn.move()) {
                    case Move.Put(String _, Expression value) -> make(turn, value);
                    case Move.PutIfAbsent(String _, Expression constant) -> make(turn, constant);
                    case Move.PutIfThere(String _, Expression value) -> makeIfThere(turn, value);
                    case Move.Identified(Expression expression) -> {
                        hasId = true;
                        id = expression.eval(frame);
                    }
                    case Move.Stopped(Expression unless) -> isStopped = !decide(turn, unless.test(frame));
                    case Move.Chosen(Expression condition, List<Move> _, List<Move> _) ->
                        follow(decide(turn, condition.test(frame)) ? turn.then() : turn.otherwise());
                    case Move.Copied _, Move.Renamed _, Move.Removed _ -> {}
                }
                if (isStopped) {
                    return;
                }
            }
        }

        private boolean decide(Turn turn, boolean outcome) {
            if (outcome) {
                decisions |= 1L << turn.decision();
            }
            return outcome;
        }

        private void make(Turn turn, Expression value) {
            ValueWriter made = space.made;
            int start = made.size();
            value.write(frame, made);
            space.starts[turn.value()] = start;
            space.ends[turn.value()] = made.size();
            frame.run().spend(1 + (made.size() - start) / 64);
        }

        private void makeIfThere(Turn turn, Expression value) {
            Value found = value.eval(frame);
            if (decide(turn, !found.isNull())) {
                make(turn, new Constant(found));
            }
        }

        private Recipe recipe() {
            Recipe recipe = space.recipe(decisions);
            if (recipe == null) {
                recipe = new RecipeWriter(space.entries.layout(), decisions).write(turns, values.size());
                space.keep(recipe);
            }
            return recipe;
        }
    }
}
