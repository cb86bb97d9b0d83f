package io.perseid.language.cases;

import io.perseid.language.RuleText;
import io.perseid.language.TransitText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cases of a function as the reference shows them: in one line if it fits, or else what they need and give below it.
 * Rules and datasets are shown once, by the first one that needs them. Not thread-safe.
 */
final class ReferenceExamples {
    private static final int LONGEST = 150;
    private static final List<String> CONTEXT =
            List.of("namespaces", "uri_prefixes", "previous", "rules", "datasets", "completeness");

    private final Set<String> known = new HashSet<>();

    String text(DtlCase example) {
        var parts = new ArrayList<String>();
        if (example.source().size() > 0) {
            parts.add("of " + TransitText.of(example.source()));
        }
        if (example.targetBefore().size() > 0) {
            parts.add("on " + TransitText.of(example.targetBefore()));
        }
        String dtl = RuleText.line(
                example.isTransform() && example.dtl().items().size() == 1
                        ? example.dtl().items().getFirst()
                        : example.dtl());
        for (String name : CONTEXT) {
            example.context(name).members().forEach((each, value) -> {
                String part = "with " + kind(name) + each + " " + RuleText.line(value);
                boolean isNeeded = !name.equals("datasets") || dtl.contains("\"" + each);
                if (isNeeded && known.add(part)) {
                    parts.add(part);
                }
            });
        }
        parts.add("→ " + result(example));
        String line = dtl + " " + String.join(" ", parts);
        String shown = line.length() <= LONGEST ? line : dtl + "\n    " + String.join("\n    ", parts);
        return "# " + example.note() + "\n" + shown;
    }

    private static String kind(String name) {
        return switch (name) {
            case "rules" -> "rule ";
            case "datasets" -> "dataset ";
            case "namespaces" -> "namespace ";
            case "uri_prefixes" -> "beginning ";
            default -> name + " ";
        };
    }

    private static String result(DtlCase example) {
        if (example.error().isPresent()) {
            return "fails: " + example.error().get();
        }
        String emitted = example.emitted().isEmpty()
                ? ""
                : ", beside "
                        + String.join(
                                ", ",
                                example.emitted().stream().map(TransitText::of).toList());
        boolean comesOut = !example.isTransform() || !example.expected().isNull();
        return (comesOut ? TransitText.of(example.expected()) : "nothing") + emitted;
    }
}
