package io.perseid.language;

import io.perseid.entity.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds names of properties, and patterns of them, that can't be meant as they are written. */
final class NameCheck {
    private static final Map<String, List<Integer>> NAMES = Map.of(
            "add", List.of(0),
            "add-if", List.of(0),
            "default", List.of(0),
            "rename", List.of(0, 1),
            "make-ni", List.of(1, 2));
    private static final Map<String, List<Integer>> PATTERNS =
            Map.of("copy", List.of(0, 1), "remove", List.of(0), "matches", List.of(0));
    private static final Set<String> OF_SOURCE = Set.of("copy", "remove", "rename");

    /** What regular expressions have, and names don't. */
    private static final Pattern REGULAR = Pattern.compile("\\.[*+]|\\\\[dws.]|^\\^|.\\$$|\\[[^\\]]+\\][*+]");

    private final Problems problems;

    NameCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Node.Act act) {
        String function = act.function().signature().name();
        for (int index : NAMES.getOrDefault(function, List.of())) {
            checkName(function, act.arguments().get(index));
            checkPath(function, act.arguments().get(index));
        }
        for (int index : PATTERNS.getOrDefault(function, List.of())) {
            checkPatterns(act.arguments().get(index));
            checkPath(function, act.arguments().get(index));
        }
        if (function.equals("copy")) {
            checkExclusion(act.arguments().get(0), act.arguments().get(1));
        }
    }

    void check(Node.Call call) {
        String function = call.function().signature().name();
        PATTERNS.getOrDefault(function, List.of())
                .forEach(index -> checkPatterns(call.arguments().get(index)));
    }

    private void checkName(String function, Node name) {
        if (text(name).filter(Wildcard::isPattern).isPresent()) {
            warn(
                    name,
                    "%s takes the name of one property: * and ? are plain characters found=%s"
                            .formatted(function, text(name).get()),
                    "only copy and remove know patterns");
        }
    }

    private void checkPatterns(Node patterns) {
        texts(patterns).forEach(pattern -> {
            String found = text(pattern).orElse("");
            if (REGULAR.matcher(found).find()) {
                warn(
                        pattern,
                        "a pattern is no regular expression: * stands for any characters and ? for one found=" + found,
                        "write for example \"" + simplified(found) + "\"");
            }
        });
    }

    private static String simplified(String regular) {
        return regular.replaceAll("^\\^|\\$$", "")
                .replaceAll("\\.[*+]|\\[[^\\]]+\\][*+]|\\\\[dws][*+]?", "*")
                .replace("\\.", ".");
    }

    /** A path where a name is meant, such as {@code ["copy", "_S.name"]}. */
    private void checkPath(String function, Node name) {
        if (!(name instanceof Node.Path path) || path.steps().isEmpty()) {
            return;
        }
        boolean isTarget = path.base() instanceof Base.TargetBase;
        boolean isSource = path.base() instanceof Base.SourceBase && OF_SOURCE.contains(function);
        if (isTarget || isSource) {
            warn(
                    name,
                    "the name of the property is what this path leads to, and not the path's own last name function="
                            + function,
                    "did you mean \"" + path.steps().getLast() + "\"?");
        }
    }

    private void checkExclusion(Node include, Node exclude) {
        List<String> included =
                texts(include).flatMap(node -> text(node).stream()).toList();
        List<String> excluded =
                texts(exclude).flatMap(node -> text(node).stream()).toList();
        boolean nothingIsLeft = excluded.contains("*") || !included.isEmpty() && excluded.containsAll(included);
        if (nothingIsLeft) {
            warn(exclude, "nothing is copied: all that is included is excluded", "leave one of them out");
        }
    }

    private static Stream<Node> texts(Node node) {
        boolean isList = node instanceof Node.Call call
                && call.function().signature().name().equals("list");
        return isList ? node.children().stream() : Stream.of(node);
    }

    private static Optional<String> text(Node node) {
        return node instanceof Node.Literal literal && literal.value() instanceof StringValue(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private void warn(Node node, String message, String fix) {
        problems.warning(LanguageCode.DTL_WILDCARD, node.place(), message, fix);
    }
}
