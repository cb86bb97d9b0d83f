package io.perseid.language.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every file of examples under {@code src/test/cases}: one for each function, and those of the language's public
 * documentation. A failure prints id, expected and actual.
 */
class DtlCasesTest {
    private static final Path CASES = Path.of("src/test/cases");

    private final DtlCases cases = new DtlCases(new Dtl(Functions.standard()));

    @TestFactory
    Stream<DynamicTest> everyExampleGivesWhatItSays() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(CASES)) {
            files = found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        return files.stream().flatMap(this::tests);
    }

    private Stream<DynamicTest> tests(Path file) {
        return cases.run(read(file)).stream()
                .map(result -> DynamicTest.dynamicTest(
                        file.getFileName() + " " + result.id(),
                        () -> assertThat(result.passed()).as(result.toString()).isTrue()));
    }

    @Test
    void aFailedExampleIsPrintedWithWhatWasExpectedAndWhatCame() {
        var lines = new ArrayList<String>();
        DtlCases.print(cases.run(Json.parseLocated("""
                        [{"id": "good", "dtl": ["upper", "a"], "expected": "A"},
                         {"id": "bad", "dtl": ["upper", "a"], "expected": "a"}]""", "")), lines::add);
        assertThat(lines).containsExactly("bad: expected \"a\", actual \"A\"", "1 passed, 1 failed");
    }

    private static JsonNode read(Path file) {
        try {
            return Json.parseLocated(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
