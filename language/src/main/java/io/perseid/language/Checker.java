package io.perseid.language;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds what is allowed but can't be meant, and what no single part of a rule shows. Not thread-safe: one compilation. */
final class Checker {
    private final Problems problems;
    private final Map<String, Node.Block> rules;
    private final NameCheck names;
    private final BranchCheck branches;
    private final JoinKeyCheck joins;
    private final NothingCheck nothing;

    Checker(Problems problems, Map<String, Node.Block> rules, CompileContext context) {
        this.problems = problems;
        this.rules = rules;
        this.names = new NameCheck(problems);
        this.branches = new BranchCheck(problems);
        this.joins = new JoinKeyCheck(problems, context);
        this.nothing = new NothingCheck(problems, context);
    }

    void check() {
        if (!problems.hasErrors()) {
            warnOfUnusedRules();
        }
        rules.values().forEach(this::check);
        rules.values().forEach(nothing::check);
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
            case Node.Block block -> branches.checkEnd(block);
            case Node.Act act -> {
                names.check(act);
                branches.check(act.function().signature().name(), act.arguments());
            }
            case Node.Call call -> {
                checkApply(call);
                names.check(call);
                branches.check(call.function().signature().name(), call.arguments());
            }
            case Node.Hop hop -> joins.check(hop.spec());
            case Node.Literal _, Node.Path _, Node.Absent _, Node.RuleName _, Node.Template _ -> {}
        }
        node.children().forEach(this::check);
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
