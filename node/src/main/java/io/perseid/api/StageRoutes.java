package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.Json;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonEntityWriter;
import io.perseid.entity.JsonForm;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.Parameters;
import io.perseid.http.Route;
import io.perseid.hub.ConfigComponent;
import io.perseid.hub.Hub;
import io.perseid.hub.Item;
import io.perseid.hub.Pipe;
import io.perseid.hub.PublishRequest;
import io.perseid.hub.Stage;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipe's entities at a stage of their way, and what its transforms would make of one. */
final class StageRoutes {
    private final Hub hub;
    private final Store store;

    StageRoutes(Hub hub, Store store) {
        this.hub = hub;
        this.store = store;
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/pipes/{pipe}/entities",
                        "A pipe's entities at the stage `source`, `before-transforms`, `after-transforms` or `sink`, the"
                                + " standard: what its dataset holds or, without one, what goes to its sink.",
                        "stage since limit",
                        this::entities),
                route(
                        POST,
                        "/api/pipes/{pipe}/preview",
                        "What a pipe's transforms make of one entity; a form with the entity's JSON and, to try another"
                                + " configuration, that of the pipe.",
                        "source* pipe-config operation trace",
                        this::preview));
    }

    private Answer entities(Call call) {
        Pipe pipe = hub.pipe(call.part("pipe"));
        String stage = call.query().text("stage").orElse("sink");
        return switch (stage) {
            case "source", "before-transforms" -> look(pipe, Stage.SOURCE, call.query());
            case "after-transforms" -> look(pipe, Stage.TRANSFORMED, call.query());
            case "sink" ->
                pipe.sinkDataset()
                        .map(name -> read(name, call.query()))
                        .orElseGet(() -> look(pipe, Stage.TRANSFORMED, call.query()));
            default ->
                throw new Fault(
                        ApiCode.STAGE_UNKNOWN,
                        "a pipe has no such stage",
                        "found",
                        stage,
                        "wanted",
                        "source, before-transforms, after-transforms or sink");
        };
    }

    private Answer look(Pipe pipe, Stage stage, Parameters query) {
        var request = new PublishRequest(
                "entities", Since.of(query, "since"), query.number("limit", Long.MAX_VALUE, 0), DictValue.EMPTY);
        return PublisherRoutes.answer(hub.look(pipe.id(), stage, request));
    }

    private Answer read(String name, Parameters query) {
        var request = new ReadRequest(
                Since.offset(query), query.number("limit", Long.MAX_VALUE, 0), false, true, false, Optional.empty());
        return store.find(new DatasetName(name))
                .map(dataset -> EntityAnswer.of(dataset.read(request), Map.of()))
                .orElseGet(EntityAnswer::none);
    }

    private Answer preview(Call call) throws IOException {
        Pipe pipe = hub.pipe(call.part("pipe"));
        var form = call.form();
        var source = entity(form.required("source"));
        JsonNode config = form.text("pipe-config")
                .filter(text -> !text.isBlank())
                .map(text -> Json.parseLocated(text, "pipe-config"))
                .orElseGet(pipe::original);
        List<Item> items = hub.preview(ConfigComponent.of(config), source);
        var transformed = items.stream().map(Item::entity).toList();
        var sink = items.stream()
                .filter(item -> !item.filtered())
                .map(Item::entity)
                .toList();
        return Answer.json("{\"source\":" + json(List.of(source)) + ",\"transformed\":" + json(transformed)
                + ",\"sink\":" + json(sink) + "}");
    }

    /** One entity as JSON. */
    static Entity entity(String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (var reader = JsonEntityReader.open(bytes, JsonForm.COMPATIBLE)) {
            return reader.next().map(Sourced::entity).orElseThrow(() -> Bodies.malformed("source holds no entity"));
        }
    }

    private static String json(List<Entity> entities) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.open(bytes, JsonForm.COMPATIBLE)) {
            entities.forEach(writer::write);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
