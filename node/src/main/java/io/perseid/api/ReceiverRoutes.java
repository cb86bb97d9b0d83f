package io.perseid.api;

import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.HttpCode;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.LockConflict;
import io.perseid.hub.Received;
import io.perseid.hub.SequenceParams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/** Entities pushed to pipes. A post is taken as it comes in: what the pipe can't take yet stays with the client. */
final class ReceiverRoutes {
    private final Hub hub;
    private final Semaphore places;
    private final int maxPosts;
    private final ReceivingMemory memory;

    ReceiverRoutes(Hub hub, ReceivingLimits limits) {
        this.hub = hub;
        this.places = new Semaphore(limits.posts());
        this.maxPosts = limits.posts();
        this.memory = new ReceivingMemory(limits.bytes(), limits.patience());
    }

    List<Route> list() {
        return List.of(route(
                POST,
                "/api/receivers/{pipe}/entities",
                "Takes a JSON array of entities, or one entity; they are durable when the answer comes.",
                "sequence_id is_full request_id previous_request_id is_first is_last",
                this::receive));
    }

    private Answer receive(Call call) {
        var params = sequence(call);
        if (!places.tryAcquire()) {
            throw new Fault(
                    HttpCode.OVERLOADED,
                    "too many posts are being received; try again in a moment",
                    "http.max_receiving",
                    maxPosts);
        }
        try {
            return receive(call, params)
                    .updated()
                    .map(version -> JsonAnswer.of(JsonAnswer.object("updated_entity", EntityAnswer.value(version))))
                    .orElseGet(() -> Answer.json("{}"));
        } catch (LockConflict conflict) {
            return conflict(conflict, call);
        } finally {
            places.release();
        }
    }

    private Received receive(Call call, SequenceParams params) {
        String pipe = call.part("pipe");
        var reception = hub.reception(pipe);
        try (var share = memory.enter(length(call), reception.copies());
                var entities = JsonEntityReader.open(new MeteredBody(call.body(), share), reception.form())) {
            return hub.receive(pipe, params, entities, share::release);
        }
    }

    /** How long the body says it is, as far as that can be believed before it is decompressed. */
    private static long length(Call call) {
        return call.headers().value("Content-Encoding").isPresent()
                ? -1
                : call.headers()
                        .value("Content-Length")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .orElse(-1L);
    }

    /** Problem details, with the versions that differ. */
    private static Answer conflict(LockConflict conflict, Call call) {
        var details = new DictBuilder()
                .put(
                        "type",
                        new StringValue("urn:perseid:problem:" + conflict.code().id()))
                .put("title", new StringValue(conflict.text()))
                .put("status", IntegerValue.of(conflict.code().httpStatus()))
                .put("code", new StringValue(conflict.code().id()))
                .put("request_id", new StringValue(call.id()))
                .copyAll(conflict.entities())
                .build();
        return Answer.bytes(
                conflict.code().httpStatus(),
                "application/problem+json",
                JsonAnswer.text(details).getBytes(StandardCharsets.UTF_8));
    }

    private static SequenceParams sequence(Call call) {
        var query = call.query();
        return new SequenceParams(
                        query.text("sequence_id"),
                        query.flag("is_full", false),
                        query.text("request_id"),
                        query.text("previous_request_id"),
                        query.flag("is_first", false),
                        query.flag("is_last", false))
                .withCompleteness(call.headers()
                        .value("X-Dataset-Completeness")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(text -> OptionalLong.of(Long.parseLong(text)))
                        .orElse(OptionalLong.empty()));
    }
}
