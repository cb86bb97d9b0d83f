package io.perseid.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sizes are a thermometer: the report says how warm it is, and only a fever fails. */
class SizeTest {
    private static final int MOST_LINES_OF_A_FILE = 600;
    private static final int MOST_LINES_OF_A_METHOD = 60;

    @Test
    void noFileIsLongerThanSixHundredLines() throws IOException {
        Map<String, Integer> lines = linesOfFiles();
        Files.writeString(Path.of("target/sizes.txt"), report(lines));
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy((file, count) ->
                        assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(MOST_LINES_OF_A_FILE));
    }

    @Test
    void noMethodIsLongerThanSixtyLines() {
        for (CompiledType type : House.types()) {
            for (MethodModel method : type.model().methods()) {
                assertThat(linesOf(method))
                        .as("lines of %s.%s", type.name(), method.methodName().stringValue())
                        .isLessThanOrEqualTo(MOST_LINES_OF_A_METHOD);
            }
        }
    }

    /** From the first to the last line that has code; 0 for constructors and initializers, into which the compiler moves those of fields. */
    private static int linesOf(MethodModel method) {
        if (method.methodName().stringValue().startsWith("<")) {
            return 0;
        }
        var lines = method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance)
                .mapToInt(element -> ((LineNumber) element).line())
                .summaryStatistics();
        return lines.getCount() == 0 ? 0 : lines.getMax() - lines.getMin() + 1;
    }

    private static Map<String, Integer> linesOfFiles() {
        Map<String, Integer> lines = new TreeMap<>();
        for (String module : House.MAY_USE.keySet()) {
            Path sources = House.ROOT.resolve(module).resolve("src/main/java");
            try (var files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> lines.put(House.ROOT.relativize(file).toString(), lineCount(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("no sources module=" + module, e);
            }
        }
        return lines;
    }

    private static int lineCount(Path file) {
        try (var text = Files.lines(file)) {
            return (int) text.count();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private static String report(Map<String, Integer> lines) {
        List<Integer> sorted = lines.values().stream().sorted().toList();
        var text = new StringBuilder("files " + sorted.size() + ", median " + sorted.get(sorted.size() / 2)
                + ", 9 in 10 under " + sorted.get(sorted.size() * 9 / 10) + " lines; the longest:\n");
        lines.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(20)
                .forEach(file -> text.append("  %4d %s%n".formatted(file.getValue(), file.getKey())));
        return text.toString();
    }
}
