package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Parameters;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.Pipe;
import io.perseid.hub.RunKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A pipe's pump: start, stop, switch off, go back. */
final class PumpRoutes {
    /** What a form's {@code operation} does. */
    private static final Map<String, BiConsumer<Pipe, Parameters>> OPERATIONS = Map.ofEntries(
            Map.entry("start", (pipe, _) -> pipe.start(RunKind.INCREMENTAL)),
            Map.entry("start-rescan", (pipe, _) -> pipe.start(RunKind.FULL)),
            Map.entry("stop", (pipe, _) -> pipe.stop()),
            Map.entry("enable", (pipe, form) -> pipe.enable(comment(form))),
            Map.entry("disable", (pipe, form) -> pipe.disable(comment(form))),
            Map.entry("update-last-seen", (pipe, form) -> pipe.setLastSeen(Since.of(form, "last-seen"))),
            Map.entry("set-last-seen-to-end", (pipe, _) -> pipe.setLastSeenToEnd()),
            Map.entry("reset-tracking", (pipe, _) -> pipe.resetTracking()),
            Map.entry("discard-retries", (pipe, _) -> pipe.discardRetries()));

    private final Hub hub;

    PumpRoutes(Hub hub) {
        this.hub = hub;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/api/pipes/{pipe}/pump", "A pipe's pump.", this::pump),
                route(
                        POST,
                        "/api/pipes/{pipe}/pump",
                        "Does one of: "
                                + String.join(
                                        ", ",
                                        OPERATIONS.keySet().stream().sorted().toList()) + ".",
                        "operation* comment last-seen",
                        this::operate));
    }

    private Answer pump(Call call) {
        return JsonAnswer.of(hub.pipe(call.part("pipe")).pumpObject());
    }

    private Answer operate(Call call) throws IOException {
        Pipe pipe = hub.pipe(call.part("pipe"));
        var form = call.form();
        String name = form.required("operation");
        var operation = OPERATIONS.get(name);
        if (operation == null) {
            throw new Fault(
                    ApiCode.OPERATION_UNKNOWN,
                    "a pump has no such operation",
                    "found",
                    name,
                    "wanted",
                    String.join(", ", OPERATIONS.keySet().stream().sorted().toList()));
        }
        operation.accept(pipe, form);
        return JsonAnswer.of(pipe.pumpObject());
    }

    private static String comment(Parameters form) {
        return form.text("comment").orElse("");
    }
}
