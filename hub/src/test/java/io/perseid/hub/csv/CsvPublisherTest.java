package io.perseid.hub.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.EntityWriter;
import io.perseid.hub.Item;
import io.perseid.hub.Publisher;
import io.perseid.hub.TestContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvPublisherTest {
    private final TestContext context = new TestContext();

    private Publisher publisher(String json) {
        return (Publisher) context.outlet(new CsvEndpointType(), json).orElseThrow();
    }

    private static byte[] bytes(Publisher publisher, Entity... entities) {
        var out = new ByteArrayOutputStream();
        try (EntityWriter writer = publisher.open(out)) {
            for (Entity entity : entities) {
                writer.write(new Item(entity, IntegerValue.of(7), false));
            }
        }
        return out.toByteArray();
    }

    private static String text(Publisher publisher, Entity... entities) {
        return new String(bytes(publisher, entities), StandardCharsets.UTF_8);
    }

    private static Entity entity(String id, Object... namesAndValues) {
        Map<String, Value> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return Entity.of(new EntityId(id), DictValue.of(properties));
    }

    @Test
    void aHeaderAndARowForEachEntityThatIsNotDeleted() {
        Publisher publisher = publisher("{'columns': ['_id', 'name', 'none', '_updated']}");
        assertThat(text(
                        publisher,
                        entity("1", "name", new StringValue("Ada, \"Countess\"")),
                        entity("2").withDeleted(true),
                        entity("3", "name", new StringValue("é"))))
                .isEqualTo("_id,name,none,_updated\r\n1,\"Ada, \"\"Countess\"\"\",,7\r\n3,é,,7\r\n");
        assertThat(publisher.form()).isEqualTo("csv");
        assertThat(publisher.contentType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(publisher.contentDisposition()).isEmpty();
    }

    @Test
    void deletedEntitiesAreThereWhereAskedFor() {
        assertThat(text(
                        publisher(
                                "{'columns': ['_id', '_deleted'], 'skip-deleted-entities': false, 'include_header': false}"),
                        entity("1").withDeleted(true),
                        entity("2")))
                .isEqualTo("1,True\r\n2,False\r\n");
    }

    @Test
    void everyValueHasAText() {
        assertThat(text(
                        publisher("{'columns': ['b', 'd', 't', 'l', 'n'], 'include_header': false, 'delimiter': ';'}"),
                        entity(
                                "1",
                                "b",
                                BooleanValue.FALSE,
                                "d",
                                DecimalValue.of("1.50"),
                                "t",
                                DatetimeValue.parse("2020-01-02T03:04:05Z").orElseThrow(),
                                "l",
                                ListValue.of(List.of(new StringValue("a"), IntegerValue.of(1))),
                                "n",
                                IntegerValue.of(-3))))
                .isEqualTo("False;1.50;2020-01-02T03:04:05Z;\"[\"\"a\"\",1]\";-3\r\n");
    }

    @Test
    void charactersThatTheEncodingHasNotAreReplacedAsAskedFor() {
        Entity entity = entity("1", "x", new StringValue("é ę 😀"));
        assertThat(bytes(publisher("{'columns': ['x'], 'include_header': false, 'encoding': 'latin-1'}"), entity))
                .isEqualTo("é \\u0119 \\U0001f600\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(bytes(
                        publisher(
                                "{'columns': ['x'], 'include_header': false, 'encoding': 'ascii', 'encode_error_strategy': 'xmlcharrefreplace'}"),
                        entity))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("&#233; &#281; &#128512;\r\n");
        assertThat(bytes(
                        publisher(
                                "{'columns': ['x'], 'include_header': false, 'encoding': 'ascii', 'encode_error_strategy': 'ignore'}"),
                        entity))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("  \r\n");
    }

    @Test
    void aByteOrderMarkAnotherLineEndAndAFileName() {
        Publisher publisher = publisher(
                "{'columns': ['x'], 'byte_order_mark': true, 'lineterminator': '|', 'filename': 'a\\\"b.csv', 'content_disposition': 'inline'}");
        assertThat(bytes(publisher)).startsWith(0xEF, 0xBB, 0xBF).endsWith('x', '|');
        assertThat(publisher.contentDisposition()).contains("inline; filename=\"a_b.csv\"");
    }

    @Test
    void whatWouldHaveToBeEscapedAndCannotBeIsAFault() {
        Publisher publisher = publisher("{'columns': ['_id', 'x'], 'quoting': 'none', 'include_header': false}");
        Fault fault =
                catchThrowableOfType(Fault.class, () -> bytes(publisher, entity("7", "x", new StringValue("a,b"))));
        assertThat(fault.code()).isEqualTo(CsvCode.NEEDS_ESCAPE);
        assertThat(fault.facts()).containsEntry("entity", "7").containsEntry("column", "x");
    }

    @Test
    void settingsThatMakeNoSenseAreReportedTogether() {
        assertThat(context.outlet(
                        new CsvEndpointType(),
                        "{'columns': ['x'], 'delimiter': ';;', 'quotechar': '', 'encoding': 'klingon'}"))
                .isEmpty();
        assertThat(context.problems()).hasSize(3);
    }
}
