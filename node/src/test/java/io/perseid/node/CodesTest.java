package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.fault.Code;
import io.perseid.store.StoreCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of all modules, found among their compiled classes. */
class CodesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("entity", "language", "store", "hub", "node");

    private final List<Code> codes =
            MODULES.stream().flatMap(CodesTest::codesOf).toList();

    @Test
    void theScanSawThem() {
        assertThat(codes).contains(NodeCode.SETTING_UNKNOWN, StoreCode.DISK_FULL);
    }

    @Test
    void noTwoHaveTheSameId() {
        assertThat(codes.stream().map(Code::id)).doesNotHaveDuplicates();
    }

    @Test
    void idsAreLowerCaseWordsWithHyphens() {
        assertThat(codes.stream().map(Code::id)).allMatch(id -> id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    }

    @Test
    void eachIsInTheListWithItsKindAndStatusAndNothingElseIs() throws IOException {
        var rows = Files.readAllLines(ROOT.resolve("docs/formats/codes.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ", line.indexOf(" | ") + 3)))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        codes.stream().map(CodesTest::row).toList());
    }

    /** The status stands there only where it isn't that of the kind. */
    private static String row(Code code) {
        String kind = code.kind().name().toLowerCase(Locale.ROOT);
        return "| `" + code.id() + "` | " + kind
                + (code.httpStatus() == code.kind().httpStatus() ? "" : ", " + code.httpStatus());
    }

    private static Stream<Code> codesOf(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        try (var files = Files.walk(classes)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith("Code.class"))
                            .toList())
                    .stream().flatMap(file -> constants(classes.relativize(file).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Code> constants(String file) {
        try {
            var type = Class.forName(file.replace('/', '.').replaceAll("\\.class$", ""));
            return type.isEnum() && Code.class.isAssignableFrom(type)
                    ? Arrays.stream(type.getEnumConstants()).map(Code.class::cast)
                    : Stream.empty();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
