package io.perseid.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides in which order and by which keys the datasets of a join are looked up. Not thread-safe: one compilation. */
final class HopPlanner {
    private final Compiler compiler;
    private final Node.Hop hop;
    private final HopSpec spec;
    private final List<Node> terms;

    HopPlanner(Compiler compiler, Node.Hop hop) {
        this.compiler = compiler;
        this.hop = hop;
        this.spec = hop.spec();
        this.terms = terms(spec.where());
    }

    /** The terms of a join one by one: those of an {@code and} are terms of their own. */
    static List<Node> terms(List<Node> where) {
        var terms = new ArrayList<Node>();
        for (Node term : where) {
            if (term instanceof Node.Call call
                    && call.function().signature().name().equals("and")) {
                terms.addAll(terms(call.arguments()));
            } else {
                terms.add(term);
            }
        }
        return List.copyOf(terms);
    }

    /** The plan; empty, with a problem noted, if a dataset is not connected. */
    Optional<HopPlan> plan() {
        List<HopTerm> order = order(spec, terms);
        terms.forEach(this::warnIfNotIndexed);
        if (order.size() < spec.datasets().size()) {
            refuse(order);
            return Optional.empty();
        }
        var known = new LinkedHashSet<String>();
        var left = new ArrayList<>(terms);
        order.forEach(chosen -> left.removeIf(term -> HopTerm.of(term, spec).contains(chosen)));
        List<Expression> first = ready(known, left);
        var lookups = new ArrayList<HopLookup>();
        for (HopTerm term : order) {
            known.add(term.alias().name());
            lookups.add(lookup(term, ready(known, left)));
        }
        return Optional.of(new HopPlan(
                spec.width(),
                first,
                List.copyOf(lookups),
                spec.returned().stream().map(spec.slots()::get).toList(),
                spec.template().map(compiler::expression),
                spec.recursion(),
                spec.trace()));
    }

    /** For each dataset the term that finds it, in the order to look them up; fewer if some can't be reached. */
    static List<HopTerm> order(HopSpec spec, List<Node> terms) {
        var order = new ArrayList<HopTerm>();
        var known = new HashSet<String>();
        boolean found = true;
        while (found) {
            found = false;
            for (String alias : spec.datasets().keySet()) {
                Optional<HopTerm> next = known.contains(alias) ? Optional.empty() : best(alias, known, spec, terms);
                if (next.isPresent()) {
                    order.add(next.get());
                    known.add(alias);
                    found = true;
                    break;
                }
            }
        }
        return List.copyOf(order);
    }

    /** A look-up by id is best, then the first in the text. */
    private static Optional<HopTerm> best(String alias, Set<String> known, HopSpec spec, List<Node> terms) {
        Optional<HopTerm> best = Optional.empty();
        for (Node term : terms) {
            for (HopTerm way : HopTerm.of(term, spec)) {
                boolean usable = way.alias().name().equals(alias)
                        && way.needed().stream().allMatch(base -> known.contains(base.name()));
                if (usable && (best.isEmpty() || (way.isById() && !best.get().isById()))) {
                    best = Optional.of(way);
                }
            }
        }
        return best;
    }

    private HopLookup lookup(HopTerm term, List<Expression> conditions) {
        String alias = term.alias().name();
        String dataset = spec.dataset(alias);
        compiler.reads(dataset);
        JoinIndex index = null;
        if (!term.isById()) {
            index = new JoinKeys(compiler.context()).index(term.indexed());
            compiler.needs(new Join(dataset, index));
        }
        return new HopLookup(
                term.alias().slot(),
                dataset,
                index,
                compiler.expression(term.key()),
                spec.subsets().get(alias),
                conditions);
    }

    /** Takes the conditions out of those left that refer to known datasets only. */
    private List<Expression> ready(Set<String> known, List<Node> left) {
        var ready = new ArrayList<Expression>();
        left.removeIf(term -> {
            boolean isReady =
                    References.of(term).aliases(spec).stream().allMatch(alias -> known.contains(alias.name()));
            if (isReady) {
                ready.add(condition(term));
            }
            return isReady;
        });
        return List.copyOf(ready);
    }

    /** A comparison of two datasets stays a join, true for any value in common, when it is not used to look up. */
    private Expression condition(Node term) {
        List<HopTerm> ways = HopTerm.of(term, spec);
        if (ways.isEmpty()) {
            return compiler.expression(term);
        }
        Expression left = compiler.expression(ways.getFirst().indexed());
        Expression right = compiler.expression(ways.getFirst().key());
        return frame ->
                Values.of(!Collections.disjoint(JoinKeys.keys(left.eval(frame)), JoinKeys.keys(right.eval(frame))));
    }

    private void refuse(List<HopTerm> order) {
        var missing = new ArrayList<>(spec.datasets().keySet());
        order.forEach(term -> missing.remove(term.alias().name()));
        compiler.problems()
                .error(
                        LanguageCode.DTL_HOPS_NOT_CONNECTED,
                        hop.place(),
                        "no join leads from the source to a dataset alias=" + String.join(",", missing),
                        "add [\"eq\", \"_S.…\", \"" + missing.getFirst() + ".…\"] to where");
    }

    private void warnIfNotIndexed(Node term) {
        boolean isEq = term instanceof Node.Call call
                && call.function().signature().name().equals("eq");
        References references = References.of(term);
        boolean compares =
                references.bases().size() > 1 && !references.aliases(spec).isEmpty();
        if (isEq && compares && HopTerm.of(term, spec).isEmpty()) {
            compiler.problems()
                    .warning(
                            LanguageCode.DTL_HOPS_NOT_INDEXED,
                            term.place(),
                            "a comparison can be used as a join only if each side refers to one dataset, another one",
                            "use [\"tuples\", …] on both sides for several values");
        }
    }
}
