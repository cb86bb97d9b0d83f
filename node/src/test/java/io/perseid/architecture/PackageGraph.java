package io.perseid.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which package uses which. Packages of others are leaves: they stand only on the right. */
record PackageGraph(Map<String, Set<String>> uses) {
    static PackageGraph of(Iterable<CompiledType> types) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (CompiledType type : types) {
            Set<String> used = uses.computeIfAbsent(type.packageName(), _ -> new TreeSet<>());
            type.uses().forEach(other -> used.add(CompiledType.packageOf(other)));
            used.remove(type.packageName());
        }
        return new PackageGraph(uses);
    }

    /** The packages on a cycle or between two; none if every use points one way. */
    Set<String> tangle() {
        var left = new TreeSet<>(uses.keySet());
        while (left.removeIf(p -> Collections.disjoint(usedBy(p), left))) {}
        while (left.removeIf(p -> left.stream().noneMatch(q -> usedBy(q).contains(p)))) {}
        return left;
    }

    /** The same graph with every package cut to the given number of name segments. */
    PackageGraph slices(int segments) {
        Map<String, Set<String>> cut = new TreeMap<>();
        uses.forEach((name, used) -> {
            Set<String> slices = cut.computeIfAbsent(slice(name, segments), _ -> new TreeSet<>());
            used.forEach(other -> slices.add(slice(other, segments)));
        });
        cut.forEach((name, used) -> used.remove(name));
        return new PackageGraph(cut);
    }

    /** The longest way from each package down to one that uses nothing of ours; there must be no tangle. */
    Map<String, Integer> levels() {
        Map<String, Integer> levels = new TreeMap<>();
        while (levels.size() < uses.size()) {
            for (String name : uses.keySet()) {
                Set<String> ours = oursUsedBy(name);
                if (levels.keySet().containsAll(ours)) {
                    levels.put(name, ours.stream().mapToInt(levels::get).max().orElse(-1) + 1);
                }
            }
        }
        return levels;
    }

    /** One block for each level, one line for each package: what it uses of ours, and whose libraries it opens a door to. */
    String drawing() {
        Map<Integer, List<String>> lines = new TreeMap<>();
        levels().forEach((name, level) ->
                lines.computeIfAbsent(level, _ -> new ArrayList<>()).add(line(name)));
        var text = new StringBuilder();
        lines.forEach((level, block) ->
                text.append("level ").append(level).append('\n').append(String.join("", block)));
        return text.toString();
    }

    private String line(String name) {
        String ours = oursUsedBy(name).stream().map(PackageGraph::shortName).collect(Collectors.joining(" "));
        String foreign = usedBy(name).stream()
                .map(Doors::libraryOf)
                .flatMap(java.util.Optional::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return ("  " + shortName(name) + (ours.isEmpty() ? "" : " -> " + ours)
                        + (foreign.isEmpty() ? "" : " [" + foreign + "]"))
                + "\n";
    }

    Set<String> usedBy(String name) {
        return uses.getOrDefault(name, Set.of());
    }

    private Set<String> oursUsedBy(String name) {
        return usedBy(name).stream().filter(uses::containsKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shortName(String name) {
        return name.replaceFirst("^io\\.perseid\\.", "");
    }

    private static String slice(String name, int segments) {
        String[] parts = name.split("\\.", -1);
        return String.join(".", List.of(parts).subList(0, Math.min(segments, parts.length)));
    }
}
