package io.perseid.language;

import io.perseid.entity.StringValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is allowed but can't be meant, and what no single part of a rule shows. Not thread-safe: one compilation. */
final class Checker {
    private static final Set<String> ENDING = Set.of("filter", "discard", "fail!", "trip!");
    private static final Map<String, List<Integer>> NAMES = Map.of(
            "add",
            List.of(0),
            "add-if",
            List.of(0),
            "default",
            List.of(0),
            "rename",
            List.of(0, 1),
            "make-ni",
            List.of(1, 2));

    private final Problems problems;
    private final Map<String, Node.Block> rules;

    Checker(Problems problems, Map<String, Node.Block> rules) {
        this.problems = problems;
        this.rules = rules;
    }

    void check() {
        warnOfUnusedRules();
        rules.values().forEach(this::check);
    }

    private void warnOfUnusedRules() {
        var used = new HashSet<String>();
        use("default", used);
        rules.forEach((name, block) -> {
            if (!used.contains(name)) {
                problems.warning(
                        LanguageCode.DTL_UNUSED_RULE,
                        block.place(),
                        "nothing applies this rule name=" + name,
                        "apply it, or take it away");
            }
        });
    }

    private void use(String name, Set<String> used) {
        Node.Block block = rules.get(name);
        if (block != null && used.add(name)) {
            applied(block).forEach(other -> use(other, used));
        }
    }

    private static Set<String> applied(Node node) {
        var names = new HashSet<String>();
        if (node instanceof Node.RuleName rule) {
            names.add(rule.name());
        }
        node.children().forEach(child -> names.addAll(applied(child)));
        return names;
    }

    private void check(Node node) {
        switch (node) {
            case Node.Block block -> checkEnd(block);
            case Node.Act act -> checkNames(act);
            case Node.Call call -> checkApply(call);
            case Node.Literal _, Node.Path _, Node.Absent _, Node.RuleName _, Node.Template _, Node.Hop _ -> {}
        }
        node.children().forEach(this::check);
    }

    private void checkEnd(Node.Block block) {
        for (int i = 0; i + 1 < block.acts().size(); i++) {
            if (block.acts().get(i) instanceof Node.Act act && endsRule(act)) {
                problems.warning(
                        LanguageCode.DTL_UNREACHABLE,
                        block.acts().get(i + 1).place(),
                        "this is never reached: the rule always ends before",
                        "give " + act.function().signature().name() + " a condition, or put it last");
            }
        }
    }

    private static boolean endsRule(Node.Act act) {
        String name = act.function().signature().name();
        boolean isConditional = name.equals("filter") || name.equals("discard");
        return ENDING.contains(name) && (!isConditional || act.arguments().getFirst() instanceof Node.Absent);
    }

    private void checkNames(Node.Act act) {
        String function = act.function().signature().name();
        for (int index : NAMES.getOrDefault(function, List.of())) {
            if (act.arguments().get(index) instanceof Node.Literal(var place, StringValue(String name))
                    && Wildcard.isPattern(name)) {
                problems.warning(
                        LanguageCode.DTL_WILDCARD,
                        place,
                        "%s takes the name of one property: * and ? are plain characters found=%s"
                                .formatted(function, name),
                        "only copy and remove know patterns");
            }
        }
    }

    /** Joins within apply would not be followed when a joined dataset changes. */
    private void checkApply(Node.Call call) {
        if (call.function().signature().name().equals("apply")
                && call.arguments().getFirst() instanceof Node.RuleName rule
                && hasHops(rule.name(), new HashSet<>())) {
            problems.error(
                    LanguageCode.DTL_APPLY_WITH_HOPS,
                    rule.place(),
                    "a rule with joins can't be used with apply name=" + rule.name(),
                    "use apply-hops, or make the join before and apply the rule to its result");
        }
    }

    private boolean hasHops(String name, Set<String> seen) {
        Node.Block block = rules.get(name);
        return block != null && seen.add(name) && hasHops(block, seen);
    }

    private boolean hasHops(Node node, Set<String> seen) {
        return node instanceof Node.Hop
                || node instanceof Node.RuleName rule && hasHops(rule.name(), seen)
                || node.children().stream().anyMatch(child -> hasHops(child, seen));
    }
}
