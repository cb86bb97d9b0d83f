package io.perseid.language;

import io.perseid.entity.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what can never be reached: after the end of a rule, or behind a condition that is always the same. */
final class BranchCheck {
    private static final Set<String> STOPPING = Set.of("filter", "discard");
    private static final Set<String> FAILING = Set.of("fail!", "trip!");

    private final Problems problems;

    BranchCheck(Problems problems) {
        this.problems = problems;
    }

    /** Warns of transforms after one that always ends the rule. */
    void checkEnd(Node.Block block) {
        for (int i = 0; i + 1 < block.acts().size(); i++) {
            if (ends(block.acts().get(i))) {
                warn(
                        block.acts().get(i + 1),
                        "this is never reached: the rule always ends before",
                        "give what ends it a condition, or put it last");
                return;
            }
        }
    }

    private static boolean ends(Node node) {
        return switch (node) {
            case Node.Block block -> block.acts().stream().anyMatch(BranchCheck::ends);
            case Node.Act act -> {
                String name = act.function().signature().name();
                List<Node> arguments = act.arguments();
                yield FAILING.contains(name)
                        || STOPPING.contains(name)
                                && (arguments.getFirst() instanceof Node.Absent
                                        || isAlways(arguments.getFirst(), false))
                        || name.equals("if") && ends(arguments.get(1)) && ends(arguments.get(2));
            }
            default -> false;
        };
    }

    /** Warns of branches of a conditional, be it of values or of transforms. */
    void check(String function, List<Node> arguments) {
        switch (function) {
            case "if" -> checkIf(arguments);
            case "case" -> checkCase(arguments);
            case "case-eq" -> checkCaseEq(arguments);
            default -> {}
        }
    }

    private void checkIf(List<Node> arguments) {
        if (isAlways(arguments.get(0), true) && !(arguments.get(2) instanceof Node.Absent)) {
            warnOfCondition(arguments.get(2), true);
        } else if (isAlways(arguments.get(0), false)) {
            warnOfCondition(arguments.get(1), false);
        }
    }

    private void checkCase(List<Node> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (isAlways(arguments.get(i), false)) {
                warnOfCondition(arguments.get(i + 1), false);
            } else if (isAlways(arguments.get(i), true) && i + 2 < arguments.size()) {
                warnOfCondition(arguments.get(i + 2), true);
                return;
            }
        }
    }

    private void checkCaseEq(List<Node> arguments) {
        var seen = new HashSet<Value>();
        for (int i = 1; i + 1 < arguments.size(); i += 2) {
            if (arguments.get(i) instanceof Node.Literal literal && !seen.add(Values.key(literal.value()))) {
                warn(
                        arguments.get(i),
                        "this is never reached: the same value stands further up found=" + literal.value(),
                        "take one of them away");
            }
        }
    }

    private void warnOfCondition(Node branch, boolean truth) {
        warn(
                branch,
                "this is never reached: the condition is always " + truth,
                "write a condition that depends on the entity, or leave the branch out");
    }

    private static boolean isAlways(Node condition, boolean truth) {
        return condition instanceof Node.Literal literal && Values.isTrue(literal.value()) == truth;
    }

    private void warn(Node node, String message, String fix) {
        problems.warning(LanguageCode.DTL_UNREACHABLE, node.place(), message, fix);
    }
}
