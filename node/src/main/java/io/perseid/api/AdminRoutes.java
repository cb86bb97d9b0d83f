package io.perseid.api;

import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;

import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.Pipe;
import io.perseid.hub.PipeState;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Begins the node anew: with what it holds, or with nothing but its configuration. */
final class AdminRoutes {
    private final Hub hub;
    private final Store store;
    private final Runnable restart;

    AdminRoutes(Hub hub, Store store, Runnable restart) {
        this.hub = hub;
        this.store = store;
        this.restart = restart;
    }

    List<Route> list() {
        return List.of(route(
                POST,
                "/api/admin",
                "Starts the node anew (`operation=restart`), or first deletes all datasets and what pipes remember (`reset`).",
                "operation*",
                this::operate));
    }

    private Answer operate(Call call) throws IOException, InterruptedException {
        String operation = call.form().required("operation");
        switch (operation) {
            case "restart" -> restart.run();
            case "reset" -> {
                reset();
                restart.run();
            }
            default ->
                throw new Fault(
                        ApiCode.OPERATION_UNKNOWN,
                        "the node has no such operation",
                        "found",
                        operation,
                        "wanted",
                        "restart or reset");
        }
        return JsonAnswer.of(JsonAnswer.object("message", "OK"));
    }

    private void reset() throws InterruptedException {
        for (Pipe pipe : hub.pipes()) {
            pipe.stop();
            pipe.awaitIdle();
            if (pipe.state() != PipeState.INVALID
                    && !pipe.receives()
                    && pipe.publishes().isEmpty()) {
                pipe.setLastSeen(Optional.empty());
            }
        }
        for (DatasetName name : store.datasets()) {
            hub.deleteDataset(name.value());
        }
    }
}
