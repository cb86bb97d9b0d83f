package io.perseid.api;

import static io.perseid.http.Method.DELETE;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.PATCH;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Method.PUT;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.HubCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Environment variables, which anybody with access may read, and secrets, of which only the names come out again. */
final class EnvironmentRoutes {
    private static final int MAX_BYTES = 4 << 20;

    private final Hub hub;

    EnvironmentRoutes(Hub hub) {
        this.hub = hub;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/api/env", "All environment variables.", _ -> JsonAnswer.of(hub.variables())),
                route(PUT, "/api/env", "Puts these environment variables in the place of all.", this::replace),
                route(POST, "/api/env", "Adds or changes environment variables.", this::add),
                route(PATCH, "/api/env", "Adds or changes environment variables.", this::add),
                route(DELETE, "/api/env/{name}", "Removes an environment variable.", this::remove),
                route(GET, "/api/secrets", "The names of the secrets.", this::secrets),
                route(PUT, "/api/secrets", "Puts these secrets in the place of all.", this::replaceSecrets),
                route(POST, "/api/secrets", "Adds or changes secrets.", this::addSecrets),
                route(DELETE, "/api/secrets/{name}", "Removes a secret.", this::removeSecret),
                route(GET, "/api/systems/{system}/secrets", "The names of a system's secrets.", this::secrets),
                route(
                        PUT,
                        "/api/systems/{system}/secrets",
                        "Puts these in the place of a system's secrets.",
                        this::replaceSecrets),
                route(POST, "/api/systems/{system}/secrets", "Adds or changes a system's secrets.", this::addSecrets),
                route(
                        DELETE,
                        "/api/systems/{system}/secrets/{name}",
                        "Removes a system's secret.",
                        this::removeSecret));
    }

    private Answer replace(Call call) throws IOException {
        hub.replaceVariables(Bodies.dict(call, MAX_BYTES));
        return JsonAnswer.of(hub.variables());
    }

    private Answer add(Call call) throws IOException {
        hub.addVariables(Bodies.dict(call, MAX_BYTES));
        return JsonAnswer.of(hub.variables());
    }

    private Answer remove(Call call) {
        if (!hub.removeVariable(call.part("name"))) {
            throw new Fault(
                    HubCode.VARIABLE_UNKNOWN, "there is no such environment variable", "name", call.part("name"));
        }
        return JsonAnswer.of(hub.variables());
    }

    private Answer secrets(Call call) {
        return JsonAnswer.of(JsonAnswer.value(hub.secrets(system(call))));
    }

    private Answer replaceSecrets(Call call) throws IOException {
        hub.replaceSecrets(system(call), texts(call));
        return secrets(call);
    }

    private Answer addSecrets(Call call) throws IOException {
        hub.addSecrets(system(call), texts(call));
        return secrets(call);
    }

    private Answer removeSecret(Call call) {
        if (!hub.removeSecret(system(call), call.part("name"))) {
            throw new Fault(HubCode.SECRET_UNKNOWN, "there is no such secret", "name", call.part("name"));
        }
        return secrets(call);
    }

    private static DictValue texts(Call call) throws IOException {
        var dict = Bodies.dict(call, MAX_BYTES);
        dict.forEach((name, value) -> {
            if (!(value instanceof StringValue)) {
                throw Bodies.malformed("the value of secret " + name + " is not a string");
            }
        });
        return dict;
    }

    private Optional<String> system(Call call) {
        return Optional.ofNullable(call.parts().get("system"))
                .map(id -> hub.system(id).id());
    }
}
