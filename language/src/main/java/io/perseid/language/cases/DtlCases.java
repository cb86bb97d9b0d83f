package io.perseid.language.cases;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.Namespaces;
import io.perseid.language.TransitText;
import io.perseid.language.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs examples of the language from files. The files hold lists of cases in the form of {@code
 * docs/formats/dtl-cases.md}. Not thread-safe.
 */
public final class DtlCases {
    private final Dtl dtl;
    private final CaseSecrets secrets = new CaseSecrets();

    /** A runner of cases with these functions. */
    public DtlCases(Dtl dtl) {
        this.dtl = dtl;
    }

    /**
     * Runs all cases of a file.
     *
     * @throws io.perseid.fault.Fault if the file is not JSON
     */
    public List<CaseResult> run(JsonNode file) {
        return file.items().stream().map(json -> run(new DtlCase(json))).toList();
    }

    /** Prints one line for each case that failed, and at the end how many passed and failed. */
    public static void print(List<CaseResult> results, Consumer<String> line) {
        results.stream()
                .filter(result -> !result.passed())
                .map(CaseResult::toString)
                .forEach(line);
        long passed = results.stream().filter(CaseResult::passed).count();
        line.accept(passed + " passed, " + (results.size() - passed) + " failed");
    }

    /**
     * What the expression of a case gives, whatever the case expects.
     *
     * @throws Fault if the expression is wrong, or fails
     */
    public Value evaluate(JsonNode json) {
        var example = new DtlCase(json);
        return Trial.expression(dtl.expression(example.dtl(), rules(example), context(example)), trial(example));
    }

    /**
     * What the transforms of a case make of its source, whatever the case expects.
     *
     * @throws Fault if they are wrong, or fail
     */
    public Trial.Result apply(JsonNode json) {
        var example = new DtlCase(json);
        return Trial.rule(dtl.rule(example.dtl(), rules(example), context(example)), trial(example));
    }

    private CaseResult run(DtlCase example) {
        String expected = TransitText.of(example.expected());
        try {
            return example.isTransform() ? transform(example, expected) : expression(example, expected);
        } catch (Fault fault) {
            boolean passed = example.error().filter(fault.text()::equals).isPresent();
            return new CaseResult(example.id(), passed, example.error().orElse(expected), fault.getMessage());
        } catch (RuntimeException e) {
            return new CaseResult(example.id(), false, expected, e.toString());
        }
    }

    private CaseResult expression(DtlCase example, String expected) {
        Value actual = evaluate(example.json());
        boolean passed = example.error().isEmpty()
                && example.accepted().stream()
                        .anyMatch(value -> example.comparison().isMet(value, actual));
        return new CaseResult(example.id(), passed, expected, TransitText.of(actual));
    }

    private CaseResult transform(DtlCase example, String expected) {
        Trial.Result result = apply(example.json());
        String actual = result.target().map(TransitText::of).orElse("nothing") + emitted(result.emitted());
        boolean same = result.target().isPresent()
                ? example.accepted().stream()
                        .anyMatch(value -> example.comparison()
                                .isMetByTarget(value, result.target().get()))
                : example.expected().isNull();
        List<DictValue> emitted = result.emitted();
        for (int i = 0; i < Math.max(emitted.size(), example.emitted().size()) && same; i++) {
            same = i < emitted.size()
                    && i < example.emitted().size()
                    && example.comparison().isMetByTarget(example.emitted().get(i), emitted.get(i));
        }
        boolean passed = same && example.error().isEmpty();
        return new CaseResult(example.id(), passed, example.error().orElse(expected), actual);
    }

    private static String emitted(List<DictValue> entities) {
        return entities.isEmpty()
                ? ""
                : entities.stream().map(TransitText::of).collect(Collectors.joining(", ", " emitted ", ""));
    }

    private static Trial trial(DtlCase example) {
        return new Trial(
                new CaseWorld(example),
                CaseWorld.entity(example.source()),
                example.targetBefore(),
                context(example, "_P"),
                context(example, "_R"));
    }

    private static Optional<DictValue> context(DtlCase example, String name) {
        return example.context(name).value() instanceof DictValue dict && dict.size() > 0
                ? Optional.of(dict)
                : Optional.empty();
    }

    private static JsonNode rules(DtlCase example) {
        return example.context("rules");
    }

    CompileContext context(DtlCase example) {
        JsonNode pipe = example.context("pipe");
        var prefixes = new LinkedHashMap<String, String>();
        example.context("uri_prefixes").members().forEach((name, value) -> prefixes.put(name, value.text()));
        CompileContext context = CompileContext.of(pipe.isString() ? pipe.text() : "pipe")
                .withUriPrefixes(prefixes)
                .withSecrets(name -> secrets.find(example, name));
        JsonNode namespaces = example.context("namespaces");
        return namespaces.has("identity")
                ? context.withNamespaces(new Namespaces(
                        namespaces.member("identity").orElseThrow().text(),
                        namespaces.member("property").orElseThrow().text()))
                : context;
    }
}
