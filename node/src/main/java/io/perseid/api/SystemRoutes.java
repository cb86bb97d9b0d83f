package io.perseid.api;

import static io.perseid.http.Method.DELETE;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Method.PUT;
import static io.perseid.http.Route.route;

import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.SystemView;
import java.util.List;

/** Systems: what the node reads from and writes to. */
final class SystemRoutes {
    private final Hub hub;
    private final Components components;

    SystemRoutes(Hub hub, Components components) {
        this.hub = hub;
        this.components = components;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/api/systems", "All systems.", this::all),
                route(
                        POST,
                        "/api/systems",
                        "Adds systems, or puts them in the place of those with their ids.",
                        "force",
                        components::post),
                route(
                        GET,
                        "/api/systems/{system}",
                        "One system.",
                        call -> JsonAnswer.of(system(call).describe())),
                route(DELETE, "/api/systems/{system}", "Takes a system out of the configuration.", this::delete),
                route(
                        GET,
                        "/api/systems/{system}/config",
                        "A system's configuration as it was given.",
                        call -> JsonAnswer.of(system(call).original().value())),
                route(
                        PUT,
                        "/api/systems/{system}/config",
                        "Puts another configuration in the place of a system's.",
                        "force",
                        call -> components.put(call, "system", call.part("system"))));
    }

    private Answer all(Call call) {
        return JsonAnswer.of(JsonAnswer.value(
                hub.systems().stream().map(SystemView::describe).toList()));
    }

    private Answer delete(Call call) {
        var description = system(call).describe();
        hub.remove(call.part("system"));
        return JsonAnswer.of(description);
    }

    private SystemView system(Call call) {
        return hub.system(call.part("system"));
    }
}
