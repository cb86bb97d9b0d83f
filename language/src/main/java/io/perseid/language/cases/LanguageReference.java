package io.perseid.language.cases;

import io.perseid.entity.JsonNode;
import io.perseid.language.Dtl;
import io.perseid.language.Parameter;
import io.perseid.language.Signature;
import java.util.List;

/** The reference of all functions: how each is written, what it does, and examples, which are cases that pass. */
public final class LanguageReference {
    private static final int EXAMPLES = 6;

    private final Dtl dtl;
    private final List<DtlCase> cases;

    /** The reference of these functions, with examples out of the files of cases. */
    public LanguageReference(Dtl dtl, List<JsonNode> files) {
        this.dtl = dtl;
        this.cases = files.stream()
                .flatMap(file -> file.items().stream())
                .map(DtlCase::new)
                .toList();
    }

    /** The whole reference as Markdown. */
    public String markdown() {
        var text = new StringBuilder("""
                # Reference of the language

                Made from the functions themselves by a test, which also runs the examples: change the functions or the cases, not this page.
                [language.md](language.md) says how rules work. `[argument]` may be left out, `argument…` may be repeated, and in
                `argument(_)` stands an expression that is evaluated for one value after the other, which is `_`.

                """);
        text.append("## Transforms\n\nThey work on the target, one after the other.\n\n");
        dtl.transforms().forEach(signature -> section(text, signature, true));
        text.append("## Expressions\n\nThey give a value.\n\n");
        dtl.expressions().forEach(signature -> section(text, signature, false));
        return text.toString();
    }

    private void section(StringBuilder text, Signature signature, boolean isTransform) {
        text.append("### ")
                .append(signature.name())
                .append("\n\n`")
                .append(signature)
                .append("`\n\n");
        text.append(signature.rule()).append("\n\n");
        List<String> examples = cases.stream()
                .filter(example -> isTransform == example.isTransform()
                        && example.function().equals(signature.name()))
                .filter(example -> !example.note().isEmpty())
                .limit(isJoin(signature) ? Long.MAX_VALUE : EXAMPLES)
                .map(new ReferenceExamples()::text)
                .toList();
        if (!examples.isEmpty()) {
            text.append("```\n").append(String.join("\n", examples)).append("\n```\n\n");
        }
    }

    private static boolean isJoin(Signature signature) {
        return signature.parameters().stream().anyMatch(parameter -> parameter.kind() == Parameter.Kind.HOPS);
    }
}
