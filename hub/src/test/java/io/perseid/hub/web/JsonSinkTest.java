package io.perseid.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonForm;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.hub.Item;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import io.perseid.hub.SinkSuite;
import io.perseid.hub.TestContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonSinkTest extends SinkSuite {
    private final HttpPeer peer = new HttpPeer();
    private final TestContext context = new TestContext();
    private final Map<String, String> held = Collections.synchronizedMap(new TreeMap<>());

    @BeforeEach
    void aServiceThatTakesEntities() {
        peer.answer(this::take);
        context.system("peer", new UrlSystemType(Path.of("."), _ -> {}), "{'url_pattern': '" + peer.url() + "/%s'}");
    }

    @AfterEach
    void everythingCloses() {
        context.system("peer").close();
        peer.close();
    }

    private HttpPeer.Reply take(HttpPeer.Asked asked) {
        var body = new ByteArrayInputStream(asked.body().getBytes(StandardCharsets.UTF_8));
        try (JsonEntityReader reader = JsonEntityReader.open(body, JsonForm.COMPATIBLE)) {
            for (Optional<Sourced> next = reader.next(); next.isPresent(); next = reader.next()) {
                Entity entity = next.get().entity();
                if (entity.isDeleted()) {
                    held.remove(entity.id().value());
                } else {
                    held.put(
                            entity.id().value(),
                            ((StringValue) entity.properties().get("name")).value());
                }
            }
        }
        return HttpPeer.Reply.json("{}");
    }

    private Sink sink(String json) {
        return (Sink) context.outlet(new JsonSinkType(), json).orElseThrow();
    }

    @Override
    protected Sink sink() {
        return sink("{'system': 'peer', 'url': 'receivers/x/entities', 'headers': {'X-Key': 'k'}}");
    }

    @Override
    protected Sink unreachable() {
        try (var gone = new HttpPeer()) {
            context.system(
                    "gone", new UrlSystemType(Path.of("."), _ -> {}), "{'url_pattern': '" + gone.url() + "/%s'}");
        }
        return sink("{'system': 'gone', 'url': 'x'}");
    }

    @Override
    protected Map<String, String> contents() {
        return held;
    }

    private static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Item.of(
                        Entity.of(new EntityId("e" + i), DictValue.of(Map.of("name", new StringValue("n" + i))))))
                .toList();
    }

    private List<String> chain() {
        return peer.asked().stream()
                .map(asked ->
                        asked.query().get("request_id") + "<" + asked.query().get("previous_request_id") + " first="
                                + asked.query().get("is_first") + " last="
                                + asked.query().get("is_last"))
                .toList();
    }

    @Test
    void aFullRunIsOneSequenceFromFirstToLast() {
        try (SinkRun run = sink().begin(new RunStart("pipe", RunKind.FULL, true))) {
            run.write(items(250));
            run.write(items(1));
            run.finish();
        }
        assertThat(chain())
                .containsExactly(
                        "1<null first=true last=false",
                        "2<1 first=false last=false",
                        "3<2 first=false last=false",
                        "4<3 first=false last=false",
                        "5<4 first=false last=true");
        assertThat(peer.asked()).allSatisfy(asked -> {
            assertThat(asked.query()).containsEntry("is_full", "true");
            assertThat(asked.query().get("sequence_id"))
                    .isEqualTo(peer.asked().getFirst().query().get("sequence_id"));
            assertThat(asked.headers()).containsEntry("x-key", "k").containsEntry("content-type", "application/json");
        });
        assertThat(peer.asked().getLast().body()).isEqualTo("[]");
    }

    @Test
    void anAbandonedFullRunNeverSaysThatItWasTheLast() {
        try (SinkRun run = sink().begin(new RunStart("pipe", RunKind.FULL, true))) {
            run.write(items(3));
            run.abandon();
        }
        assertThat(chain()).containsExactly("1<null first=true last=false");
    }

    @Test
    void anIncrementalRunHasNoEnds() {
        try (SinkRun run = sink().begin(new RunStart("pipe", RunKind.INCREMENTAL, false))) {
            run.write(items(3));
            run.finish();
        }
        assertThat(chain()).containsExactly("1<null first=null last=null");
        assertThat(peer.asked().getFirst().query()).containsEntry("is_full", "false");
    }

    @Test
    void aConflictEndsTheRunAndTheNextOneHasANewSequence() {
        peer.answer(_ -> HttpPeer.Reply.status(409));
        Sink sink = sink();
        try (SinkRun run = sink.begin(new RunStart("pipe", RunKind.FULL, true))) {
            Fault fault = catchThrowableOfType(Fault.class, () -> run.write(items(1)));
            assertThat(fault.code()).isEqualTo(WebCode.CONFLICT);
            run.abandon();
        }
        peer.answer(this::take);
        try (SinkRun run = sink.begin(new RunStart("pipe", RunKind.FULL, true))) {
            run.write(items(1));
            run.finish();
        }
        assertThat(peer.asked().get(0).query().get("sequence_id"))
                .isNotEqualTo(peer.asked().get(1).query().get("sequence_id"));
    }

    @Test
    void aRequestThatFailedIsSentAgainUnderTheSameNumber() {
        peer.answer(asked -> peer.asked().size() == 2 ? HttpPeer.Reply.status(500) : take(asked));
        try (SinkRun run = sink().begin(new RunStart("pipe", RunKind.FULL, true))) {
            run.write(items(1));
            assertThat(catchThrowableOfType(Fault.class, () -> run.write(items(2))))
                    .isNotNull();
            run.write(items(2));
            run.finish();
        }
        assertThat(peer.asked())
                .extracting(asked -> asked.query().get("request_id"))
                .containsExactly("1", "2", "2", "3");
    }

    @Test
    void anEndPointThatEscapesWritesEveryStringAsOne() {
        var item = new Item(
                Entity.of(new EntityId("1"), DictValue.of(Map.of("name", new StringValue("~t2015-12-31")))),
                NullValue.NULL,
                false);
        Sink escaping = sink("{'system': 'peer', 'url': 'receivers/x/entities', 'escape_tilde': true}");
        try (SinkRun run = escaping.begin(new RunStart("pipe", RunKind.INCREMENTAL, false))) {
            run.write(List.of(item));
            run.finish();
        }
        assertThat(held).containsEntry("1", "~~t2015-12-31");
    }
}
