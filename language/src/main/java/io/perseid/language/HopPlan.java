package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A join ready to run: datasets are looked up one after the other, and each condition is tested as soon as all that it
 * refers to is known.
 *
 * @param slots how many aliases a frame holds
 * @param first conditions that refer to no dataset of the join
 * @param lookups in the order to run them
 * @param returned numbers of the aliases to return; empty if there is a template
 * @param template what to return for each row
 * @param recursion how the result is fed back
 * @param trace name under which the number of rows is noted
 */
record HopPlan(
        int slots,
        List<Expression> first,
        List<HopLookup> lookups,
        List<Integer> returned,
        Optional<Expression> template,
        Optional<HopSpec.Recursion> recursion,
        Optional<String> trace) {
    /** The results for these inputs, fed back as often as the join says. */
    List<Subject> run(Frame frame, List<Subject> inputs) {
        return recursion.isPresent() ? recurse(frame, inputs, recursion.get()) : once(frame, inputs);
    }

    private List<Subject> once(Frame frame, List<Subject> inputs) {
        var rows = new HopRows(this);
        for (Subject input : inputs) {
            Frame joined = frame.join(input, slots);
            if (allTrue(first, joined)) {
                extend(joined, 0, rows);
            }
        }
        trace.ifPresent(name -> frame.run().context().traced(name, rows.count()));
        return rows.results();
    }

    private void extend(Frame frame, int stage, HopRows rows) {
        if (stage == lookups.size()) {
            rows.add(frame);
            return;
        }
        HopLookup lookup = lookups.get(stage);
        for (Entity found : lookup.find(frame)) {
            frame.run().spend(1);
            frame.bind(lookup.slot(), Subject.of(found));
            if (allTrue(lookup.conditions(), frame)) {
                extend(frame, stage + 1, rows);
            }
        }
    }

    private static boolean allTrue(List<Expression> conditions, Frame frame) {
        for (Expression condition : conditions) {
            if (!Values.isTrue(condition.eval(frame))) {
                return false;
            }
        }
        return true;
    }

    /** Level by level; an entity is followed once, so that a circle ends. */
    private List<Subject> recurse(Frame frame, List<Subject> inputs, HopSpec.Recursion how) {
        var seen = new HashSet<Value>();
        var results = new ArrayList<Subject>();
        for (Subject input : inputs) {
            seen.add(input.id());
            if (!how.excludesRoot()) {
                results.add(input);
            }
        }
        List<Subject> level = inputs;
        for (int depth = 0; depth < how.maxDepth() && !level.isEmpty(); depth++) {
            var next = new ArrayList<Subject>();
            for (Subject output : once(frame, level)) {
                if (seen.add(output.id())) {
                    next.add(output);
                }
            }
            results.addAll(next);
            level = next;
        }
        return results;
    }
}
