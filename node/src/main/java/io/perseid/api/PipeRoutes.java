package io.perseid.api;

import static io.perseid.http.Method.DELETE;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Method.PUT;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.Pipe;
import java.util.Arrays;
import java.util.List;

/** Pipes: what they are, what they do, what they have done. */
final class PipeRoutes {
    private static final int EXECUTIONS = 100;

    private final Hub hub;
    private final Components components;

    PipeRoutes(Hub hub, Components components) {
        this.hub = hub;
        this.components = components;
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/pipes",
                        "All pipes, each with its configuration and what it is doing.",
                        "verbose fields",
                        this::all),
                route(
                        POST,
                        "/api/pipes",
                        "Adds pipes, or puts them in the place of those with their ids.",
                        "force",
                        components::post),
                route(GET, "/api/pipes/{pipe}", "One pipe.", "fields", this::one),
                route(
                        DELETE,
                        "/api/pipes/{pipe}",
                        "Takes a pipe out of the configuration; its dataset stays.",
                        this::delete),
                route(GET, "/api/pipes/{pipe}/config", "A pipe's configuration as it was given.", this::config),
                route(
                        PUT,
                        "/api/pipes/{pipe}/config",
                        "Puts another configuration in the place of a pipe's.",
                        "force",
                        call -> components.put(call, "pipe", call.part("pipe"))),
                route(
                        GET,
                        "/api/pipes/{pipe}/log",
                        "The newest entries about runs, newest first.",
                        "limit",
                        this::executions),
                route(
                        GET,
                        "/api/pipes/{pipe}/executions",
                        "The newest entries about runs, newest first.",
                        "limit",
                        this::executions));
    }

    private Answer all(Call call) {
        return JsonAnswer.of(JsonAnswer.value(
                hub.pipes().stream().map(pipe -> chosen(pipe.describe(), call)).toList()));
    }

    private Answer one(Call call) {
        return JsonAnswer.of(chosen(hub.pipe(call.part("pipe")).describe(), call));
    }

    private Answer delete(Call call) {
        Pipe pipe = hub.pipe(call.part("pipe"));
        hub.remove(pipe.id());
        return JsonAnswer.of(pipe.describe());
    }

    private Answer config(Call call) {
        return JsonAnswer.of(hub.pipe(call.part("pipe")).original().value());
    }

    private Answer executions(Call call) {
        int limit = (int) Math.min(call.query().number("limit", EXECUTIONS, 0), 10_000);
        return EntityAnswer.of(hub.pipe(call.part("pipe")).executions(limit).stream());
    }

    /** Only the members named by {@code fields}, if it is there. */
    private static DictValue chosen(DictValue pipe, Call call) {
        var fields = call.query().text("fields").filter(text -> !text.isBlank());
        if (fields.isEmpty()) {
            return pipe;
        }
        var wanted = Arrays.stream(fields.get().split(",")).map(String::strip).toList();
        var dict = new DictBuilder();
        pipe.forEach((name, value) -> {
            if (name.equals("_id") || wanted.contains(name)) {
                dict.put(name, value);
            }
        });
        return dict.build();
    }
}
