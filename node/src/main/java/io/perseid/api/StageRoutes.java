package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.Parameters;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.Pipe;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipe's entities at a stage of its way: what its source holds, or what its sink does. */
final class StageRoutes {
    private final Hub hub;
    private final Store store;

    StageRoutes(Hub hub, Store store) {
        this.hub = hub;
        this.store = store;
    }

    List<Route> list() {
        return List.of(route(
                GET,
                "/api/pipes/{pipe}/entities",
                "A pipe's entities at the stage `sink` (the standard) or, if it reads one dataset, `source`.",
                "stage since limit",
                this::entities));
    }

    private Answer entities(Call call) {
        Pipe pipe = hub.pipe(call.part("pipe"));
        String stage = call.query().text("stage").orElse("sink");
        var dataset = switch (stage) {
            case "sink" -> pipe.sinkDataset();
            case "source", "before-transforms" -> sourceDataset(pipe);
            default -> Optional.<String>empty();
        };
        return dataset.map(name -> read(name, call.query())).orElseThrow(() -> notShown(pipe, stage));
    }

    private Answer read(String name, Parameters query) {
        var request = new ReadRequest(
                Since.offset(query), query.number("limit", Long.MAX_VALUE, 0), false, true, false, Optional.empty());
        return store.find(new DatasetName(name))
                .map(dataset -> EntityAnswer.of(dataset.read(request), Map.of()))
                .orElseGet(EntityAnswer::none);
    }

    private static Optional<String> sourceDataset(Pipe pipe) {
        return pipe.effective().get("source") instanceof DictValue source
                        && source.get("type").equals(new StringValue("dataset"))
                        && source.get("dataset") instanceof StringValue dataset
                ? Optional.of(dataset.value())
                : Optional.empty();
    }

    private static Fault notShown(Pipe pipe, String stage) {
        return new Fault(
                ApiCode.STAGE_UNKNOWN,
                "the pipe keeps no entities at this stage",
                "pipe",
                pipe.id(),
                "stage",
                stage,
                "wanted",
                "sink of a pipe that writes a dataset, source of one that reads a dataset");
    }
}
