package io.perseid.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our language beside JSLT, Jolt, JSONata and jq: the same jobs on the same entities with the same results, in turn, in
 * entities for each second of the process's CPU time.
 */
final class LanguageBench implements Bench {
    private static final int ENTITIES = 2_000;
    private static final double GOAL_JSON = 1.5;
    private static final double GOAL_PIPELINE = 3;
    private static final double GOAL_COPY = 400_000;
    private static final String UNIT = "entities/CPU-s";
    private static final String COPY_RULE = """
            [["copy", "*", "internal_*"], ["rename", "number", "order_number"], ["add", "type", "order"]]""";

    private final List<LanguagePeer> peers =
            List.of(new OurLanguage(), new JsltPeer(), new JoltPeer(), new JsonataPeer(), new JqPeer());

    @Override
    public String name() {
        return "language";
    }

    @Override
    public String purpose() {
        return "four jobs in our language, JSLT, Jolt, JSONata and jq";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        byte[] entities = OrderEntities.json(ENTITIES);
        progress.note("bytes for each entity: " + entities.length / ENTITIES);
        var figures = new ArrayList<Figure>();
        for (LanguageJob job : LanguageJob.values()) {
            Map<String, LanguagePeer.Worker> workers = workers(job, entities);
            verify(job, workers, entities);
            figures.add(beside(
                    job, "json", GOAL_JSON, progress, race(workers, worker -> worker.fromJsonToJson(entities).length)));
            figures.add(beside(
                    job, "pipeline", GOAL_PIPELINE, progress, race(workers, LanguagePeer.Worker::withinPipeline)));
        }
        double copying = race(
                        Map.of("perseid", OurLanguage.worker(COPY_RULE, entities)), LanguagePeer.Worker::withinPipeline)
                .getOrDefault("perseid", 0.0);
        figures.add(Figure.of("language-copy-encoded", copying, UNIT).atLeast(GOAL_COPY));
        return figures;
    }

    private Map<String, LanguagePeer.Worker> workers(LanguageJob job, byte[] entities) throws Exception {
        var workers = new LinkedHashMap<String, LanguagePeer.Worker>();
        for (LanguagePeer peer : peers) {
            Optional<LanguagePeer.Worker> worker = peer.worker(job, entities);
            worker.ifPresent(it -> workers.put(peer.name(), it));
        }
        return workers;
    }

    /** All results must be the same JSON, but for the delete state that ours add. */
    private static void verify(LanguageJob job, Map<String, LanguagePeer.Worker> workers, byte[] entities)
            throws Exception {
        var mapper = new ObjectMapper();
        JsonNode expected = null;
        for (Map.Entry<String, LanguagePeer.Worker> entry : workers.entrySet()) {
            JsonNode results = mapper.readTree(entry.getValue().fromJsonToJson(entities));
            results.forEach(result -> ((ObjectNode) result).remove("_deleted"));
            String difference = expected == null ? "" : JsonDifference.between(expected, results);
            if (!difference.isEmpty()) {
                throw new IllegalStateException(
                        "results differ job=" + job.title() + " peer=" + entry.getKey() + " " + difference);
            }
            expected = expected == null ? results : expected;
        }
    }

    /** Ours, held to a multiple of the fastest peer. */
    private static Figure beside(
            LanguageJob job, String form, double goal, Progress progress, Map<String, Double> speeds) {
        String title = "language-" + job.title() + "-" + form;
        progress.note(title + " " + UNIT + " " + FigureTable.rounded(speeds));
        Map.Entry<String, Double> fastest = speeds.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("perseid"))
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
        return Figure.of(title, speeds.getOrDefault("perseid", 0.0), UNIT)
                .atLeast(goal * fastest.getValue())
                .beside(fastest.getKey(), fastest.getValue());
    }

    private static Map<String, Double> race(Map<String, LanguagePeer.Worker> workers, CpuRace.Work work)
            throws Exception {
        return CpuRace.run(workers, work, ENTITIES);
    }
}
