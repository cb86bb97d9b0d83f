package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases under {@code src/test/cases/json}, which one can read and add to without Java. */
class JsonCasesTest {
    private static final Path CASES = Path.of("src/test/cases/json");

    @TestFactory
    Stream<DynamicTest> numbers() throws IOException {
        return cases("numbers.json");
    }

    @TestFactory
    Stream<DynamicTest> strings() throws IOException {
        return cases("strings.json");
    }

    @TestFactory
    Stream<DynamicTest> tags() throws IOException {
        return cases("tags.json");
    }

    @TestFactory
    Stream<DynamicTest> structure() throws IOException {
        return cases("structure.json");
    }

    private static Stream<DynamicTest> cases(String file) throws IOException {
        List<JsonNode> cases =
                Json.parseLocated(Files.readString(CASES.resolve(file)), file).items();
        assertThat(cases).hasSizeGreaterThan(10);
        return cases.stream().map(node -> DynamicTest.dynamicTest(text(node, "case", ""), () -> run(node)));
    }

    private static void run(JsonNode node) {
        byte[] bytes = node.has("hex")
                ? HexFormat.of().parseHex(text(node, "hex", ""))
                : text(node, "json", "").getBytes(StandardCharsets.UTF_8);
        JsonForm form = form(text(node, "form", "compatible"));
        if (node.has("error")) {
            Fault fault = catchThrowableOfType(Fault.class, () -> Json.parse(bytes, form));
            assertThat(fault).as("a fault").isNotNull();
            assertThat(fault.code().id()).isEqualTo(text(node, "error", ""));
            assertThat(fault.facts())
                    .containsEntry("offset", node.member("offset").orElseThrow().toString());
        } else {
            Value value = Json.parse(bytes, form);
            assertThat(type(value)).isEqualTo(text(node, "type", ""));
            String back = Json.write(value, form);
            assertThat(back).isEqualTo(text(node, "back", text(node, "json", "")));
            assertThat(Json.parse(back, form)).isEqualTo(value);
        }
    }

    private static String text(JsonNode node, String name, String otherwise) {
        return node.member(name).map(JsonNode::text).orElse(otherwise);
    }

    private static JsonForm form(String name) {
        return switch (name) {
            case "compatible" -> JsonForm.COMPATIBLE;
            case "escaped" -> JsonForm.ESCAPED;
            case "decimals" -> JsonForm.COMPATIBLE.withFloatAsDecimal(true);
            case "integers" -> JsonForm.COMPATIBLE.withFloatAsInt(true);
            default -> throw new IllegalArgumentException("no such form form=" + name);
        };
    }

    private static String type(Value value) {
        return switch (value) {
            case NullValue _ -> "null";
            case BooleanValue _ -> "boolean";
            case IntegerValue _ -> "integer";
            case FloatValue _ -> "float";
            case DecimalValue _ -> "decimal";
            case DateValue _ -> "date";
            case DatetimeValue _ -> "datetime";
            case UuidValue _ -> "uuid";
            case NiValue _ -> "ni";
            case UriValue _ -> "uri";
            case StringValue _ -> "string";
            case ListValue _ -> "list";
            case DictValue _ -> "dict";
            case TupleValue _ -> "tuple";
            case BytesValue _ -> "bytes";
        };
    }
}
