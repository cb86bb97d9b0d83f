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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Runs all pipes until nothing changes, for a project's tests; one such run at a time. */
final class RunAllRoutes {
    private final ApiParts parts;
    private final Executor threads;
    private final AtomicReference<Optional<RunAll>> current = new AtomicReference<>(Optional.empty());

    RunAllRoutes(ApiParts parts) {
        this.parts = parts;
        this.threads = parts.threads();
    }

    List<Route> list() {
        return List.of(
                route(
                        POST,
                        "/api/pipes/run-all-pipes",
                        "Runs all pipes round after round until nothing changes.",
                        "request_mode extra_zero_runs max_runs max_run_time delete_input_datasets"
                                + " reset_pipes_and_delete_sink_datasets check_input_pipes output_run_statistics scheduler_mode",
                        this::run),
                route(POST, "/api/pipes/stop-run-all-pipes", "Ends such a run.", "terminate_timeout", this::stop),
                route(GET, "/api/pipes/get-pipe-runner-status", "How such a run is.", "token", this::status),
                route(GET, "/api/pipes/get-run-all-pipes-log", "What such a run did.", "since token", this::log));
    }

    private Answer run(Call call) {
        var query = call.query();
        var run = new RunAll(parts.hub(), parts.store(), parts.time(), wanted(query), call.id());
        var before = current.get();
        boolean free = before.filter(r -> r.state() == RunAll.State.RUNNING).isEmpty();
        if (!free || !current.compareAndSet(before, Optional.of(run))) {
            throw new Fault(ApiCode.RUN_ALL_RUNNING, "all pipes are being run already; wait for the end, or stop it");
        }
        if (query.text("request_mode").orElse("sync").equals("async")) {
            threads.execute(run::run);
            return JsonAnswer.of(JsonAnswer.object("token", run.token()));
        }
        run.run();
        return answer(run);
    }

    private static RunAll.Wanted wanted(Parameters query) {
        return new RunAll.Wanted(
                query.flag("reset_pipes_and_delete_sink_datasets", true),
                query.flag("delete_input_datasets", true),
                (int) query.number("extra_zero_runs", 0, 0),
                (int) Math.min(query.number("max_runs", 100, 1), Integer.MAX_VALUE),
                Duration.ofSeconds(query.number("max_run_time", 900, 1)));
    }

    private Answer stop(Call call) throws IOException {
        long seconds = call.form().number("terminate_timeout", 30, 0);
        current.get().ifPresent(run -> run.stop(Duration.ofSeconds(seconds)));
        return JsonAnswer.of(JsonAnswer.object("message", "OK"));
    }

    private Answer status(Call call) {
        return current.get()
                .map(RunAllRoutes::answer)
                .orElseGet(() -> JsonAnswer.of(JsonAnswer.object("status", "not-running")));
    }

    private Answer log(Call call) {
        String since = call.query().text("since").orElse("");
        return JsonAnswer.of(
                JsonAnswer.value(current.get().map(run -> run.log(since)).orElse(List.of())));
    }

    private static Answer answer(RunAll run) {
        String word = run.state().name().toLowerCase(Locale.ROOT);
        return JsonAnswer.of(
                run.information().isEmpty()
                        ? JsonAnswer.object("status", word)
                        : JsonAnswer.object("status", word, "additional_info", run.information()));
    }
}
