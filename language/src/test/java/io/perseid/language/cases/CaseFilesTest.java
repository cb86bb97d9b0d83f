package io.perseid.language.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.language.Dtl;
import io.perseid.language.Signature;
import io.perseid.language.function.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each function has its file of cases, which says in words what it shows. */
class CaseFilesTest {
    private static final Path CASES = Path.of("src/test/cases");
    private static final Map<String, String> SIGNS = Map.of(
            "+", "plus-sign",
            "-", "minus-sign",
            "*", "times-sign",
            "/", "division-sign",
            "%", "percent-sign",
            "^", "power-sign");

    private final Dtl dtl = new Dtl(Functions.standard());

    @TestFactory
    Stream<DynamicTest> eachExpressionHasItsFile() {
        return dtl.expressions().stream().map(signature -> test("expressions", signature));
    }

    @TestFactory
    Stream<DynamicTest> eachTransformHasItsFile() {
        return dtl.transforms().stream().map(signature -> test("transforms", signature));
    }

    private static DynamicTest test(String folder, Signature signature) {
        String name = SIGNS.getOrDefault(signature.name(), signature.name());
        Path file = CASES.resolve(folder).resolve(name + ".json");
        return DynamicTest.dynamicTest(folder + " " + signature.name(), () -> {
            assertThat(file).exists();
            List<DtlCase> cases = read(file).items().stream().map(DtlCase::new).toList();
            assertThat(cases).extracting(DtlCase::function).containsOnly(signature.name());
            assertThat(cases).extracting(DtlCase::id).doesNotHaveDuplicates();
            assertThat(cases).filteredOn(example -> !example.note().isEmpty()).hasSizeGreaterThanOrEqualTo(2);
        });
    }

    private static JsonNode read(Path file) {
        try {
            return Json.parseLocated(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
