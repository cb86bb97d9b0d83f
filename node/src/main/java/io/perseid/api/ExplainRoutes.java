package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.entity.EntityId;
import io.perseid.entity.Json;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.ConfigComponent;
import io.perseid.hub.Hub;
import io.perseid.hub.Pipe;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Why a pipe makes of an entity what it does. */
final class ExplainRoutes {
    private final Hub hub;

    ExplainRoutes(Hub hub) {
        this.hub = hub;
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/pipes/{pipe}/explain",
                        "What a pipe makes of one entity of its source, line by line of its rules, and why its target has"
                                + " it or not.",
                        "entity_id*",
                        this::held),
                route(
                        POST,
                        "/api/pipes/{pipe}/explain",
                        "The same for an entity given as `source`, JSON, or by its id, and perhaps with another"
                                + " configuration of the pipe, which is tried and not kept; a form.",
                        "source entity_id pipe-config",
                        this::given));
    }

    private Answer held(Call call) {
        Pipe pipe = hub.pipe(call.part("pipe"));
        return JsonAnswer.of(
                hub.explain(pipe.id(), new EntityId(call.query().required("entity_id")), Optional.empty()));
    }

    private Answer given(Call call) throws IOException {
        Pipe pipe = hub.pipe(call.part("pipe"));
        var form = call.form();
        Optional<ConfigComponent> other = form.text("pipe-config")
                .filter(text -> !text.isBlank())
                .map(text -> ConfigComponent.of(Json.parseLocated(text, "pipe-config")));
        Optional<String> source = form.text("source").filter(text -> !text.isBlank());
        return JsonAnswer.of(
                source.isPresent()
                        ? hub.explain(pipe.id(), StageRoutes.entity(source.get()), other)
                        : hub.explain(pipe.id(), new EntityId(form.required("entity_id")), other));
    }
}
