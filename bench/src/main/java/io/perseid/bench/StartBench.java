package io.perseid.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The time from starting a node's process to its first answer over HTTP. */
final class StartBench implements Bench {
    private static final int STARTS = 5;
    private static final double GOAL_SECONDS = 2;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "process start of a node to its first answer";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        List<Double> plain = starts(scratch.resolve("plain"), List.of());
        progress.note("plain " + plain);
        Path cache = scratch.resolve("node.aot");
        try (var training =
                NodeProcess.start(scratch.resolve("training"), Map.of(), List.of("-XX:AOTCacheOutput=" + cache))) {
            training.get("/api/");
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("start-without-aot-cache", median(plain), "s"));
        if (Files.exists(cache)) {
            List<Double> cached = starts(scratch.resolve("cached"), List.of("-XX:AOTCache=" + cache));
            progress.note("with the AOT cache that the launcher keeps " + cached);
            figures.add(Figure.of("start", median(cached), "s")
                    .atMost(GOAL_SECONDS)
                    .beside("without AOT cache", median(plain)));
        } else {
            figures.add(Figure.of("start", median(plain), "s").atMost(GOAL_SECONDS));
        }
        return figures;
    }

    private static List<Double> starts(Path folder, List<String> flags) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (var node = NodeProcess.start(folder.resolve("run-" + i), Map.of(), flags)) {
                seconds.add(node.startSeconds());
            }
        }
        return seconds;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
