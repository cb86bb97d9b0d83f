package io.perseid.hub.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.DictValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceSuite;
import io.perseid.hub.SystemType;
import io.perseid.hub.TestContext;
import io.perseid.hub.web.WebConnector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest extends SourceSuite {
    private final TestContext context = new TestContext();

    @TempDir
    Path directory;

    @BeforeEach
    void aFolderOfFiles() {
        SystemType url = WebConnector.of(directory).systems().getFirst();
        context.system("files", url, "{'url_pattern': 'file://%s'}");
    }

    private Source source(String json) {
        return context.source(new CsvSourceType(), json)
                .orElseThrow(() -> new AssertionError(context.problems().toString()));
    }

    @Override
    protected Source source() {
        return source("{'system': 'files', 'url': 'people.csv', 'primary_key': 'id'}");
    }

    @Override
    protected void hold(List<Row> rows) {
        file(
                "people.csv",
                rows.stream()
                        .map(row -> row.id() + "," + row.name() + "," + row.updated() + "\n")
                        .collect(Collectors.joining("", "id,name,updated\n", "")));
    }

    @Override
    protected Source unreachable() {
        return source("{'system': 'files', 'url': 'nowhere.csv', 'primary_key': 'id'}");
    }

    private void file(String name, String text) {
        file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String name, byte[] bytes) {
        try {
            Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Sourced> read(String text, String more) {
        file("x.csv", text);
        return read(source("{'system': 'files', 'url': 'x.csv', 'primary_key': 'id'" + more + "}"), ReadFrom.START);
    }

    private Fault failure(String text, String more) {
        return catchThrowableOfType(Fault.class, () -> read(text, more));
    }

    private static DictValue row(Object... namesAndTexts) {
        Map<String, StringValue> row = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            row.put((String) namesAndTexts[i], new StringValue((String) namesAndTexts[i + 1]));
        }
        return DictValue.of(row);
    }

    @Test
    void quotesLineEndsMarksAndEmptyFieldsAreReadAsTheyAreMeant() {
        List<Sourced> rows = read("\uFEFFid,name,note\r\n1,\"Ada, \"\"Countess\"\"\",\r\n\r\n2,\"two\nlines\",é", "");
        assertThat(rows)
                .extracting(row -> row.entity().properties())
                .containsExactly(
                        row("id", "1", "name", "Ada, \"Countess\""), row("id", "2", "name", "two\nlines", "note", "é"));
        assertThat(read("id,note\n1,\n", ", 'preserve_empty_strings': true")
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "note", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsGuessed(String delimiter) {
        String text = "id,name,text\n1,Ada,\"a, b; c|d\te\"\n2,Bob,x y: z\n3,\"Cy\",\n"
                .replace(",", delimiter)
                .replace("a" + delimiter + " b", "a, b");
        assertThat(read(text, ""))
                .hasSize(3)
                .allSatisfy(
                        row -> assertThat(row.entity().properties().has("name")).isTrue());
    }

    @Test
    void theDialectIsTheOneGivenWhereOneIs() {
        assertThat(read("id;name\n1;a,b\n", ", 'delimiter': ';'")
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "name", "a,b"));
        assertThat(read("id\tname\n1\ta,b\n", ", 'dialect': 'excel_tab'")
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "name", "a,b"));
        assertThat(read("id,name;x\n1,a;b\n", ", 'auto_dialect': false")
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "name;x", "a;b"));
        assertThat(read("'id','name'\n'1','a,b'\n", "").getFirst().entity().properties())
                .isEqualTo(row("id", "1", "name", "a,b"));
    }

    @Test
    void columnsMayBeNamedByTheConfiguration() {
        assertThat(read("1,Ada\n", ", 'has_header': false, 'field_names': ['id', 'name']"))
                .hasSize(1);
        assertThat(read("a,b\n1,Ada\n", ", 'field_names': ['id', 'name']")).hasSize(1);
        context.source(
                new CsvSourceType(), "{'system': 'files', 'url': 'x', 'primary_key': 'id', 'has_header': false}");
        assertThat(context.problems()).hasSize(1);
    }

    @Test
    void aCompositeKeyIsJoinedAndColumnsAreChosen() {
        file("x.csv", "a,b,c\nx:y,z,1\n");
        Source source = source(
                "{'system': 'files', 'url': 'x.csv', 'primary_key': ['a', 'b'], 'whitelist': ['b', 'c'], 'blacklist': ['b']}");
        Sourced row = read(source, ReadFrom.START).getFirst();
        assertThat(row.entity().id().value()).isEqualTo("x\\:y:z");
        assertThat(row.entity().properties()).isEqualTo(row("c", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,b", "2,b,c,d", "2"})
    void aRowWithAnotherNumberOfFieldsSaysItsLineAndTheRowsBeforeItAreThere(String wrong) {
        file("x.csv", "id,name,note\n\n1,a,\"two\nlines\"\n" + wrong + "\n3,c,d\n");
        Source source = source("{'system': 'files', 'url': 'x.csv', 'primary_key': 'id'}");
        try (Reader reader = source.open(ReadFrom.START)) {
            assertThat(reader.nextBatch(1)).hasSize(1);
            Fault fault = catchThrowableOfType(Fault.class, () -> reader.nextBatch(1));
            assertThat(fault.code()).isEqualTo(CsvCode.ROW_WRONG);
            assertThat(fault.facts()).containsEntry("line", "5").containsEntry("wanted", "3");
            assertThat(fault.facts().get("file")).endsWith("x.csv");
        }
    }

    @Test
    void everyOtherMistakeHasItsCode() {
        assertThat(failure("id,name\n1,\"open\n", "").code()).isEqualTo(CsvCode.ROW_MALFORMED);
        assertThat(failure("id,name\n1,\"a\"b\n", "").code()).isEqualTo(CsvCode.ROW_MALFORMED);
        assertThat(failure("id,name\n,a\n", "").code()).isEqualTo(CsvCode.KEY_MISSING);
        assertThat(failure("name\na\n", "").code()).isEqualTo(CsvCode.NO_SUCH_COLUMN);
        assertThat(failure("name\na\n", "")).hasMessageContaining("wanted=id found=name place=test.conf.json:1:1");
        assertThat(failure("id,a,a\n1,2,3\n", "").code()).isEqualTo(CsvCode.DUPLICATE_COLUMN);
        assertThat(failure("id,a\n1,x\0y\n", "").code()).isEqualTo(CsvCode.NULL_CHARACTER);
        assertThat(read("id,a\n1,x\0y\n", ", 'escape_null_bytes': true")
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "a", "x\\0y"));
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreAFaultOrReplaced() {
        byte[] latin = "id,name\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
        file("latin.csv", latin);
        String strict = "{'system': 'files', 'url': 'latin.csv', 'primary_key': 'id'}";
        Fault fault = catchThrowableOfType(Fault.class, () -> read(source(strict), ReadFrom.START));
        assertThat(fault.code()).isEqualTo(CsvCode.NOT_OF_ENCODING);
        assertThat(read(source(strict.replace("}", ", 'encoding': 'latin-1'}")), ReadFrom.START)
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "name", "é"));
        assertThat(read(source(strict.replace("}", ", 'decode_error_strategy': 'replace'}")), ReadFrom.START)
                        .getFirst()
                        .entity()
                        .properties())
                .isEqualTo(row("id", "1", "name", "\uFFFD"));
    }

    @Test
    void packedFilesAreUnpackedAndCutOnesAreAFault() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("id,name\n" + "1,Ada\n".repeat(1)).getBytes(StandardCharsets.UTF_8));
        }
        file("x.csv.gz", packed.toByteArray());
        String json = "{'system': 'files', 'url': 'x.csv.gz', 'primary_key': 'id'}";
        assertThat(read(source(json), ReadFrom.START)).hasSize(1);
        file("x.csv.gz", java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
        Fault fault = catchThrowableOfType(Fault.class, () -> read(source(json), ReadFrom.START));
        assertThat(fault.code().id()).isEqualTo("file-unreadable");
    }

    /** Whatever rows our own writer writes in any dialect are read back. The repetition is the seed. */
    @RepeatedTest(100)
    void whatIsWrittenIsReadBack(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<String> pieces = List.of("a", ",", ";", "\"", "\n", "\r\n", " ", "é", "'", "x");
        var form = new CsvForm(
                random.nextBoolean() ? CsvForm.Quoting.MINIMAL : CsvForm.Quoting.ALL,
                List.of(',', ';', '|').get(random.nextInt(3)),
                '"',
                true,
                java.util.Optional.empty(),
                random.nextBoolean() ? "\r\n" : "\n");
        List<String> names = List.of("id", "b", "c");
        var text = new StringBuilder(form.row(
                names.stream().map(name -> new CsvForm.Field(name, false)).toList()));
        List<List<String>> written = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<String> row = new ArrayList<>(List.of("r" + i));
            for (int j = 0; j < 2; j++) {
                row.add(random.ints(random.nextInt(4), 0, pieces.size())
                        .mapToObj(pieces::get)
                        .collect(Collectors.joining()));
            }
            written.add(row);
            text.append(form.row(
                    row.stream().map(field -> new CsvForm.Field(field, false)).toList()));
        }
        List<Sourced> read =
                read(text.toString(), ", 'preserve_empty_strings': true, 'delimiter': '" + form.delimiter() + "'");
        assertThat(read.stream()
                        .map(row -> names.stream()
                                .map(name ->
                                        ((StringValue) row.entity().properties().get(name)).value())
                                .toList()))
                .isEqualTo(written);
    }
}
