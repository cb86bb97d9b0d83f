package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Problem;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of mistake in a configuration is told with its code and its place. A case is a file: a sentence, a configuration, a line of
 * equals signs, and one line for each problem: severity, code, JSON pointer, line and column within the configuration.
 */
class ConfigurationCasesTest {
    private static final Path CASES = Path.of("src/test/cases/configuration");

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> everyMistakeIsToldWhereItStands() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private void check(Path file) throws IOException {
        String[] parts = Files.readString(file).split("\n=+\n", 2);
        String text = parts[0].substring(parts[0].indexOf('\n') + 1);
        List<String> found =
                load(text).stream().map(ConfigurationCasesTest::line).toList();
        assertThat(String.join("\n", found)).isEqualTo(parts[1].strip());
    }

    private List<Problem> load(String text) throws IOException {
        Path data = Files.createTempDirectory(folder, "store");
        try (var store = Store.open(data, StoreSettings.small(), SettableTime.atNoon())) {
            var language = new Dtl(Functions.standard());
            var types = new Types(List.of(BuiltIn.connector(store, language), new FakeSystem().connector()));
            DictValue variables = DictValue.of(Map.of(
                    "town", new StringValue("Turin"), "port", IntegerValue.of(42), "stage", new StringValue("test")));
            return new Loader(types, language, SettableTime.atNoon())
                    .load(
                            Configuration.of(List.of(new ConfigFile("c.json", text))),
                            variables,
                            Secrets.NONE.with("", Map.of("pw", "hidden")),
                            Map.of())
                    .outcome()
                    .problems();
        }
    }

    private static String line(Problem problem) {
        assertThat(problem.message()).isNotBlank();
        assertThat(problem.place().file()).isEqualTo("c.json");
        return (problem.isError() ? "error " : "warning ") + problem.code().id() + " "
                + problem.place().pointer() + " " + problem.place().line() + ":"
                + problem.place().column();
    }
}
