package io.perseid.hub.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFormTest {
    /** Rows that python-rows.py made with Python 3.11, each with its settings. */
    @Test
    void rowsAreThoseOfPython() throws IOException {
        List<String> cases;
        try (var file = CsvFormTest.class.getResourceAsStream("python-rows.txt")) {
            cases = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(cases).hasSizeGreaterThan(500);
        for (String line : cases) {
            List<Value> parts = ((ListValue) Json.parse(line, JsonForm.COMPATIBLE)).items();
            var form = new CsvForm(
                    CsvForm.Quoting.of(text(parts.get(0))),
                    text(parts.get(1)).charAt(0),
                    text(parts.get(2)).charAt(0),
                    parts.get(3).equals(BooleanValue.TRUE),
                    parts.get(4).isNull()
                            ? Optional.empty()
                            : Optional.of(text(parts.get(4)).charAt(0)),
                    "\r\n");
            List<CsvForm.Field> fields = ((ListValue) parts.get(5))
                    .items().stream().map(PythonText::field).toList();
            assertThat(row(form, fields)).as(line).isEqualTo(expected(text(parts.get(6))));
        }
    }

    private static String text(Value value) {
        return ((StringValue) value).value();
    }

    private static String row(CsvForm form, List<CsvForm.Field> fields) {
        try {
            return form.row(fields);
        } catch (CsvForm.NeedsEscape e) {
            return "!";
        }
    }

    private static String expected(String text) {
        return text.equals("!") ? text : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1e16, 1e+16",
        "1e15, 1000000000000000.0",
        "123456789012345680, 1.2345678901234568e+17",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-2.5e-300, -2.5e-300",
        "-0.0, -0.0",
        "NaN, nan",
        "-Infinity, -inf",
        "3, 3.0"
    })
    void numbersAreThoseOfPython(double number, String text) {
        assertThat(PythonText.of(number)).isEqualTo(text);
    }
}
