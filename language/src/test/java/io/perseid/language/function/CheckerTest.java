package io.perseid.language.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Problem;
import io.perseid.language.Compilation;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.LanguageCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with rules: the cases in {@code src/test/checks}, a file for each code, say place and often the fix. */
class CheckerTest {
    private static final Set<String> OF_RUNS =
            Set.of("dtl-fail", "dtl-trip", "dtl-id-required", "dtl-encryption", "dtl-limit");
    private static final Path CHECKS = Path.of("src/test/checks");

    private final Dtl dtl = new Dtl(Functions.standard());

    @TestFactory
    Stream<DynamicTest> everyMistakeIsFoundWithItsPlace() throws IOException {
        try (Stream<Path> files = Files.list(CHECKS)) {
            return files.sorted().toList().stream()
                    .flatMap(file -> read(file).items().stream())
                    .map(check -> DynamicTest.dynamicTest(
                            check.member("id").orElseThrow().text(), () -> run(check)));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.parseLocated(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachCodeOfTheCheckerHasItsFile() {
        assertThat(Stream.of(LanguageCode.values()).map(LanguageCode::id).filter(id -> !OF_RUNS.contains(id)))
                .allSatisfy(id -> assertThat(CHECKS.resolve(id + ".json")).exists());
    }

    private void run(JsonNode check) {
        String rules = check.member("rules").orElseThrow().items().stream()
                .map(JsonNode::text)
                .collect(Collectors.joining("\n"));
        Compilation compilation = dtl.compile(
                Json.parseLocated("{\"rules\":" + rules + "}", "pipe.conf.json"), CompileContext.of("pipe"));
        List<String> expected = check.member("problems").orElseThrow().items().stream()
                .map(CheckerTest::line)
                .toList();
        assertThat(compilation.problems().stream().map(problem -> line(problem)).toList())
                .isEqualTo(expected);
        List<JsonNode> problems = check.member("problems").orElseThrow().items();
        for (int i = 0; i < problems.size(); i++) {
            if (problems.get(i).has("fix")) {
                assertThat(compilation.problems().get(i).fix())
                        .isEqualTo(problems.get(i).member("fix").orElseThrow().text());
            }
        }
        assertThat(compilation.transform().isPresent())
                .isEqualTo(compilation.problems().stream().noneMatch(Problem::isError));
    }

    private static String line(JsonNode problem) {
        return "%s %s %s %s:%s"
                .formatted(
                        problem.member("severity").orElseThrow().text(),
                        problem.member("code").orElseThrow().text(),
                        problem.member("pointer").orElseThrow().text(),
                        problem.member("line").orElseThrow(),
                        problem.member("column").orElseThrow());
    }

    /** The rules stand behind the nine characters of the first line that open the configuration. */
    private static String line(Problem problem) {
        int column = problem.place().line() == 1
                ? problem.place().column() - 9
                : problem.place().column();
        boolean isRules = problem.place().pointer().equals("/rules");
        return "%s %s %s %d:%d"
                .formatted(
                        problem.isError() ? "error" : "warning",
                        problem.code().id(),
                        problem.place().pointer(),
                        problem.place().line(),
                        isRules ? column + 9 : column);
    }
}
