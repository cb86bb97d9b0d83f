package io.perseid.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.Item;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import io.perseid.hub.SinkSuite;
import io.perseid.hub.TestContext;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestSinkTest extends SinkSuite {
    private static final String OPERATIONS = """
            'put': {'url': 'p/{{ _id }}', 'method': 'PUT', 'payload-type': 'text'},
            'delete': {'url': 'p/{{ _id }}', 'method': 'DELETE'},
            'form': {'url': 'f', 'method': 'POST', 'payload-type': 'form', 'payload': {'a b': '{{ properties.x }}'}},
            'parts': {'url': 'f', 'method': 'POST', 'payload-type': 'multipart-form', 'payload': {'a': '{{ entity.y }}'}},
            'transit': {'url': 'f', 'method': 'POST', 'payload-type': 'json-transit'},
            'json': {'url': 'f', 'method': 'POST', 'properties': {'x': 'of the operation'}, 'payload': {'x': '{{ properties.x }}'}}
            """;

    private final HttpPeer peer = new HttpPeer();
    private final TestContext context = new TestContext();
    private final Map<String, String> held = Collections.synchronizedMap(new TreeMap<>());

    @BeforeEach
    void aServiceWithResources() {
        peer.answer(this::answer);
        system("peer", peer.url());
    }

    @AfterEach
    void everythingCloses() {
        context.system("peer").close();
        peer.close();
    }

    private void system(String id, String url) {
        context.system(
                id,
                new RestSystemType(Path.of("."), _ -> {}),
                "{'url_pattern': '" + url + "/%s', 'operations': {" + OPERATIONS + "}}");
    }

    private HttpPeer.Reply answer(HttpPeer.Asked asked) {
        String id = asked.path().replaceAll(".*/", "");
        switch (asked.method()) {
            case "PUT" -> held.put(id, asked.body());
            case "DELETE" -> held.remove(id);
            default -> {
                // only looked at
            }
        }
        return HttpPeer.Reply.json("{}");
    }

    private Sink sink(String json) {
        return (Sink) context.outlet(new RestSinkType(), json).orElseThrow();
    }

    @Override
    protected Sink sink() {
        return sink("{'system': 'peer', 'operation': 'put'}");
    }

    @Override
    protected Sink unreachable() {
        try (var gone = new HttpPeer()) {
            system("gone", gone.url());
        }
        return sink("{'system': 'gone', 'operation': 'put'}");
    }

    @Override
    protected Map<String, String> contents() {
        return held;
    }

    @Override
    protected Entity entity(String id, String name) {
        return Entity.of(new EntityId(id), DictValue.of("payload", new StringValue(name)));
    }

    @Override
    protected Entity deletion(String id) {
        return Entity.deleted(new EntityId(id), DictValue.of("operation", new StringValue("delete")));
    }

    private HttpPeer.Asked write(Sink sink, Map<String, Value> properties) {
        try (SinkRun run = sink.begin(new RunStart("pipe", RunKind.INCREMENTAL, false))) {
            run.write(List.of(Item.of(Entity.of(new EntityId("1"), DictValue.of(properties)))));
            run.finish();
        }
        return peer.asked().getLast();
    }

    private static Value text(String text) {
        return new StringValue(text);
    }

    @Test
    void payloadsTakeTheFormOfTheirType() {
        Sink sink = sink();
        Value properties = DictValue.of("x", text("ä&b"));
        HttpPeer.Asked form = write(sink, Map.of("operation", text("form"), "properties", properties));
        assertThat(form.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(form.body()).isEqualTo("a+b=%C3%A4%26b");
        HttpPeer.Asked parts = write(sink, Map.of("operation", text("parts"), "y", text("z")));
        assertThat(parts.headers().get("content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(parts.body()).contains("Content-Disposition: form-data; name=\"a\"\r\n\r\nz\r\n");
        Value moment =
                io.perseid.entity.DatetimeValue.parse("2020-01-01T00:00:00Z").orElseThrow();
        assertThat(write(sink, Map.of("operation", text("transit"), "payload", DictValue.of("t", moment)))
                        .body())
                .isEqualTo("{\"t\":\"~t2020-01-01T00:00:00Z\"}");
        assertThat(write(sink, Map.of("operation", text("json"), "payload", DictValue.of("t", moment)))
                        .body())
                .isEqualTo("{\"t\":\"2020-01-01T00:00:00Z\"}");
    }

    @Test
    void theEntityStandsBeforeTheSinkAndTheSinkBeforeTheOperation() {
        assertThat(write(sink("{'system': 'peer', 'operation': 'json'}"), Map.of())
                        .body())
                .isEqualTo("{\"x\":\"of the operation\"}");
        Sink own = sink("{'system': 'peer', 'operation': 'json', 'properties': {'x': 'of the sink'}}");
        assertThat(write(own, Map.of()).body()).isEqualTo("{\"x\":\"of the sink\"}");
        assertThat(write(own, Map.of("properties", DictValue.of("x", text("of the entity"))))
                        .body())
                .isEqualTo("{\"x\":\"of the entity\"}");
    }

    @Test
    void whatAnEntityBringsIsNoTemplate() {
        assertThat(write(sink(), Map.of("payload", text("{{ 1 + 1 }}"))).body()).isEqualTo("{{ 1 + 1 }}");
        Sink sink = sink("{'system': 'peer', 'operation': 'json'}");
        assertThat(write(sink, Map.of("properties", DictValue.of("x", text("{{ 1 + 1 }}"))))
                        .body())
                .isEqualTo("{\"x\":\"{{ 1 + 1 }}\"}");
    }

    @Test
    void anEntityThatNamesNoOperationIsAFault() {
        Fault fault = catchThrowableOfType(
                Fault.class, () -> write(sink(), Map.of("operation", text("nope"), "n", IntegerValue.of(1))));
        assertThat(fault.code()).isEqualTo(WebCode.ENTITY_WRONG);
        assertThat(fault.facts()).containsEntry("entity", "1").containsEntry("found", "nope");
    }
}
