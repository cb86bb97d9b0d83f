package io.perseid.language.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Entity;
import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.language.Compilation;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.Emission;
import io.perseid.language.Explanation;
import io.perseid.language.TransitText;
import io.perseid.language.function.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every example of the language does the same when it is explained. */
class ExplainedCasesTest {
    private static final Set<String> BY_CHANCE = Set.of("uuid", "now", "encrypt", "encrypt-pgp", "encrypt-pki");

    private final Dtl dtl = new Dtl(Functions.standard());
    private final DtlCases cases = new DtlCases(dtl);

    @Test
    void whatIsExplainedIsWhatHappens() throws IOException {
        int compared = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/test/cases"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode json : Json.parseLocated(Files.readAllBytes(file), file.toString())
                        .items()) {
                    boolean stable = json.member("function")
                            .flatMap(JsonNode::asString)
                            .filter(BY_CHANCE::contains)
                            .isEmpty();
                    compared += stable && compare(new DtlCase(json)) ? 1 : 0;
                }
            }
        }
        assertThat(compared).isGreaterThan(800);
    }

    private boolean compare(DtlCase example) {
        JsonNode config = config(example);
        CompileContext context = cases.context(example);
        Compilation compilation = dtl.compile(config, context);
        if (compilation.transform().isEmpty()) {
            return false;
        }
        var world = new CaseWorld(example);
        Entity source = CaseWorld.entity(example.source());
        String plain = text(out -> compilation.orThrow().apply(source, world, out::add));
        Explanation explained = dtl.explain(config, context, source, world);
        String told = text(out -> {
            out.addAll(explained.out());
            explained.failure().ifPresent(failure -> {
                throw failure;
            });
        });
        assertThat(told).as(example.id()).isEqualTo(plain);
        return true;
    }

    /** The case as the rules of a pipe; an expression as the value of a property. */
    private static JsonNode config(DtlCase example) {
        Place place = example.dtl().place();
        JsonNode rule = example.isTransform()
                ? example.dtl()
                : JsonNode.list(
                        List.of(JsonNode.list(
                                List.of(JsonNode.text("add", place), JsonNode.text("x", place), example.dtl()), place)),
                        place);
        var rules = new LinkedHashMap<String, JsonNode>();
        rules.put("default", rule);
        rules.putAll(example.context("rules").members());
        return JsonNode.dict(Map.of("rules", JsonNode.dict(rules, place)), place);
    }

    private static String text(Consumer<List<Emission>> run) {
        var out = new ArrayList<Emission>();
        String failure = "";
        try {
            run.accept(out);
        } catch (Fault fault) {
            failure = fault.toString();
        }
        var text = new StringBuilder(failure);
        out.forEach(emission -> text.append('\n')
                .append(emission.filtered())
                .append(emission.entity().id().value())
                .append(TransitText.of(emission.entity().properties())));
        return text.toString();
    }
}
