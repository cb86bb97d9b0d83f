package io.perseid.bench;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a dataset through a transform without joins into a dataset, on the node, by what the run recorded of itself. */
final class TransformBench implements Bench {
    private static final int ENTITIES = 300_000;
    private static final double GOAL = 60_000;
    private static final String SOURCE = """
            {"_id": "customers", "type": "pipe", "source": {"type": "http_endpoint"}, "sink": {"type": "dataset"}}
            """;
    private static final String CLEAN = """
            {"_id": "%s", "type": "pipe", "source": {"type": "dataset", "dataset": "customers"}, "sink": {"type": "dataset"},
             "pump": {"mode": "manual"},
             "transform": {"type": "dtl", "rules": {"default": [
               ["copy", "*", ["list", "note", "email"]],
               ["rename", "email", "mail"],
               ["add", "title", ["concat", ["upper", "_S.name"], " (", "_S.address.town", ")"]],
               ["add", "spent", ["sum", "_S.orders.total"]],
               ["if", ["gt", "_S.points", 500000], ["add", "level", "gold"], ["add", "level", "blue"]],
               ["remove", "segment"]]}}}
            """;

    @Override
    public String name() {
        return "transform";
    }

    @Override
    public String purpose() {
        return "dataset to transform without join to dataset";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        EntityFile file = EntityFile.write(scratch.resolve("entities.json"), 0, ENTITIES, 10_000);
        Map<String, String> pipes =
                Map.of("customers", SOURCE, "warm-up", CLEAN.formatted("warm-up"), "clean", CLEAN.formatted("clean"));
        try (var node = NodeProcess.start(scratch.resolve("node"), pipes, List.of("-Xmx512m"))) {
            try (var channel = FileChannel.open(file.path());
                    var request = LeanRequest.connect(node.port())) {
                for (int part = 0; part + 1 < file.offsets().size(); part++) {
                    long from = file.offsets().get(part);
                    request.post(
                            "/api/receivers/customers/entities",
                            channel,
                            from,
                            file.offsets().get(part + 1) - from);
                }
            }
            runOnce(node, "warm-up");
            double seconds = runOnce(node, "clean");
            progress.note("run of the pipe, as it recorded itself: " + seconds + " s");
            return List.of(
                    Figure.of("transform", ENTITIES / seconds, "entities/s").atLeast(GOAL));
        }
    }

    /** Runs the pipe to its end and gives the seconds it says it took. */
    private static double runOnce(NodeProcess node, String pipe) throws Exception {
        node.post("/api/pipes/" + pipe + "/pump", "application/x-www-form-urlencoded", "operation=start");
        try (var events = new FlowEvents(node.stream("/api/flow/events"))) {
            while (true) {
                DictValue flow = (DictValue) Json.parse(events.next(), JsonForm.COMPATIBLE);
                Optional<Double> seconds = FlowEvents.secondsOfFinishedRun(flow, pipe, ENTITIES);
                if (seconds.isPresent()) {
                    return seconds.get();
                }
            }
        }
    }
}
