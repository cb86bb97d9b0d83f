package io.perseid.bench;

import io.perseid.time.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the moment a client begins to post one changed entity to the moment a reader sees it in the dataset of the pipe downstream, on a node
 * that does nothing else. The reader asks again as soon as it is answered, so that what is measured is the node and not the reader's pauses.
 */
final class LatencyBench implements Bench {
    private static final Time CLOCK = Time.system();
    private static final int CHANGES = 500;
    private static final int WARM_UP = 300;
    private static final double GOAL_MS = 50;
    private static final String SOURCE = """
            {"_id": "in", "type": "pipe", "source": {"type": "http_endpoint"}, "sink": {"type": "dataset"}}
            """;
    private static final String DOWNSTREAM = """
            {"_id": "out", "type": "pipe", "source": {"type": "dataset", "dataset": "in"}, "sink": {"type": "dataset"},
             "transform": {"type": "dtl", "rules": {"default": [["copy", "*"]]}}}
            """;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String purpose() {
        return "change over HTTP to the dataset downstream on an idle node";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        Map<String, String> pipes = Map.of("in", SOURCE, "out", DOWNSTREAM);
        try (var node = NodeProcess.start(scratch, pipes, List.of("-Xmx512m"))) {
            List<Double> milliseconds = new ArrayList<>();
            for (int change = 0; change < WARM_UP + CHANGES; change++) {
                double taken = once(node, change);
                if (change >= WARM_UP) {
                    milliseconds.add(taken);
                }
            }
            milliseconds.sort(null);
            double p99 = milliseconds.get(CHANGES * 99 / 100);
            progress.note(String.format(Locale.ROOT, "max %.1f ms", milliseconds.getLast()));
            return List.of(
                    Figure.of("change-latency-p50", milliseconds.get(CHANGES / 2), "ms"),
                    Figure.of("change-latency-p99", p99, "ms").atMost(GOAL_MS));
        }
    }

    private static double once(NodeProcess node, int change) throws Exception {
        long began = CLOCK.nanos();
        node.post("/api/receivers/in/entities", "application/json", "[{\"_id\":\"one\",\"change\":" + change + "}]");
        String path = "/api/datasets/out/entities?since=" + (change - 1) + "&limit=1";
        while (!seen(node, path, change)) {
            Thread.onSpinWait();
        }
        return (CLOCK.nanos() - began) / 1e6;
    }

    private static boolean seen(NodeProcess node, String path, int change) throws Exception {
        if (change == 0) {
            // The dataset downstream appears with its first entity; until then it is not found.
            return node.get("/api/datasets").contains("\"out\"")
                    && node.get(path.replace("since=-1&", "")).contains("\"change\":0");
        }
        return node.get(path).contains("\"change\":" + change);
    }
}
