package io.perseid.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds for each join of a transform the way back from a joined entity to source entities.
 *
 * <p>Rules are walked from the default one, with what is known of where {@code _S} comes from: the source itself, or the
 * dataset of a join around. Each join adds one step to that way. Not thread-safe: one compilation.
 */
final class Inversion {
    private static final String DEFAULT = "default";

    private final JoinKeys keys;
    private final Map<String, Node.Block> rules;
    private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
    private final Map<String, Join> joins = new TreeMap<>();

    Inversion(CompileContext context, Map<String, Node.Block> rules) {
        this.keys = new JoinKeys(context);
        this.rules = rules;
        rule(DEFAULT, Reach.SOURCE, Set.of());
    }

    List<Dependency> dependencies() {
        return List.copyOf(dependencies.values());
    }

    /** The indexes that the ways need on datasets between the joined one and the source. */
    List<Join> joins() {
        return List.copyOf(joins.values());
    }

    private void rule(String name, Reach source, Set<String> around) {
        Node.Block block = rules.get(name);
        if (block == null) {
            return;
        }
        var inside = new HashSet<>(around);
        boolean isNew = inside.add(name);
        if (isNew) {
            walk(block, source, inside);
        }
    }

    private void walk(Node node, Reach source, Set<String> around) {
        if (node instanceof Node.Call call && hops(call).findAny().isPresent()) {
            Reach reached = chain(hops(call).toList(), source, around);
            if (call.arguments().getFirst() instanceof Node.RuleName applied) {
                boolean repeats = around.contains(applied.name());
                rule(applied.name(), repeats ? Reach.none("", "a rule applies itself") : reached, around);
                if (repeats) {
                    dependencies.replaceAll((_, dependency) ->
                            new Dependency(dependency.dataset(), new Inverse.NotInvertible("a rule applies itself")));
                }
            }
            return;
        }
        if (node instanceof Node.RuleName applied) {
            rule(applied.name(), Reach.none("", "_S is a part of an entity"), around);
        }
        node.children().forEach(child -> walk(child, source, around));
    }

    private static Stream<Node.Hop> hops(Node.Call call) {
        return call.arguments().stream().filter(Node.Hop.class::isInstance).map(Node.Hop.class::cast);
    }

    private Reach chain(List<Node.Hop> hops, Reach source, Set<String> around) {
        Reach reached = source;
        for (Node.Hop hop : hops) {
            Reach input = reached;
            hop.children().forEach(child -> walk(child, input, around));
            reached = join(hop.spec(), input);
        }
        return reached;
    }

    private Reach join(HopSpec spec, Reach source) {
        var reaches = new HashMap<String, Reach>();
        for (HopTerm term : HopPlanner.order(spec, HopPlanner.terms(spec.where()))) {
            String alias = term.alias().name();
            Reach reach = reach(term, spec, source, reaches);
            reaches.put(alias, reach);
            if (spec.tracked()) {
                depend(reach);
            }
        }
        if (spec.template().isPresent() || spec.returned().size() != 1) {
            return Reach.none("", "the join before returns no entities of one dataset");
        }
        if (spec.recursion().isPresent() && !spec.recursion().get().excludesRoot()) {
            return Reach.none("", "the join before is recursive and returns where it began as well");
        }
        return reaches.getOrDefault(spec.returned().getFirst(), Reach.none("", "not connected"));
    }

    private Reach reach(HopTerm term, HopSpec spec, Reach source, Map<String, Reach> known) {
        String dataset = spec.dataset(term.alias().name());
        if (spec.recursion().isPresent() && spec.datasets().size() > 1) {
            return Reach.none(dataset, "the join is recursive over several datasets");
        }
        References key = References.of(term.key());
        boolean isOfSource = key.bases().equals(Set.of(new Base.SourceBase(0)));
        if (!key.isPure() || term.needed().isEmpty() && !isOfSource) {
            return Reach.none(dataset, "the join depends on more than the entity it starts from");
        }
        Reach previous = isOfSource
                ? source
                : known.getOrDefault(term.needed().iterator().next().name(), Reach.none(dataset, "not connected"));
        if (!previous.isPossible()) {
            return Reach.none(dataset, previous.obstacle());
        }
        return previous.joined(
                dataset,
                keys.index(term.indexed()),
                HopTerm.isId(term.key()) ? null : keys.index(term.key()),
                spec.recursion());
    }

    private void depend(Reach reach) {
        for (BackStep step : reach.steps()) {
            if (step.previous() != null && !step.dataset().isEmpty()) {
                joins.put(step.dataset() + "\n" + step.previous().name(), new Join(step.dataset(), step.previous()));
            }
        }
        for (BackStep step : reach.steps()) {
            if (step.repeat() instanceof BackStep.Repeat(String repeated, JoinIndex key, int _) && key != null) {
                joins.put(repeated + "\n" + key.name(), new Join(repeated, key));
            }
        }
        dependencies.put(
                reach.dataset() + "\n" + reach.steps() + reach.obstacle(),
                new Dependency(reach.dataset(), reach.inverse()));
    }
}
