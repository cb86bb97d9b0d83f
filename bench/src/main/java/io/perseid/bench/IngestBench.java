package io.perseid.bench;

import io.perseid.time.Time;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON over HTTP into a durable dataset with change tracking, first with entities the dataset has never seen, then with the same ones again.
 *
 * <p>The load generator shares the machine's cores with the node; each request is answered only when its entities are on the disk.
 */
final class IngestBench implements Bench {
    private static final Time CLOCK = Time.system();
    private static final int ENTITIES = 300_000;
    private static final int WARM_UP = 100_000;
    private static final int PER_REQUEST = 10_000;
    private static final double GOAL_NEW = 65_000;
    private static final double GOAL_UNCHANGED = 150_000;
    private static final String PIPE = """
            {"_id": "%s", "type": "pipe", "source": {"type": "http_endpoint"}, "sink": {"type": "dataset"}}
            """;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String purpose() {
        return "JSON over HTTP to a durable dataset, entities new and unchanged, heap of 512 MB";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        EntityFile warmUp = EntityFile.write(scratch.resolve("warm-up.json"), 10_000_000, WARM_UP, PER_REQUEST);
        EntityFile file = EntityFile.write(scratch.resolve("entities.json"), 0, ENTITIES, PER_REQUEST);
        double bytesEach = (double) file.bytes() / ENTITIES;
        progress.note(String.format(Locale.ROOT, "%,d entities of %.0f bytes", ENTITIES, bytesEach));
        Path recording = scratch.resolve("node.jfr");
        Map<String, String> pipes =
                Map.of("warm-up", PIPE.formatted("warm-up"), "customers", PIPE.formatted("customers"));
        List<Figure> figures = new ArrayList<>();
        var flags = List.of("-Xmx512m", "-XX:StartFlightRecording=settings=profile,filename=" + recording);
        try (var node = NodeProcess.start(scratch.resolve("node"), pipes, flags)) {
            for (int round = 0; round < 3; round++) {
                send(node, "warm-up", warmUp);
            }
            double cpuBefore = node.cpuSeconds();
            double fresh = ENTITIES / send(node, "customers", file);
            double cpuFresh = node.cpuSeconds() - cpuBefore;
            double unchanged = ENTITIES / send(node, "customers", file);
            double cpuUnchanged = node.cpuSeconds() - cpuBefore - cpuFresh;
            figures.add(Figure.of("ingest-new", fresh, "entities/s").atLeast(GOAL_NEW));
            figures.add(Figure.of("ingest-new-bytes", fresh * bytesEach / 1e6, "MB/s")
                    .atLeast(45));
            figures.add(Figure.of("ingest-new-per-cpu", ENTITIES / cpuFresh, "entities/CPU-s"));
            figures.add(Figure.of("ingest-unchanged", unchanged, "entities/s").atLeast(GOAL_UNCHANGED));
            figures.add(Figure.of("ingest-unchanged-per-cpu", ENTITIES / cpuUnchanged, "entities/CPU-s"));
            requireCount(node);
        }
        Profile.of(recording).lines().forEach(progress::note);
        return figures;
    }

    /** Sends every part in turn over two connections, and gives the seconds it took. */
    private static double send(NodeProcess node, String pipe, EntityFile file) throws Exception {
        long began = CLOCK.nanos();
        List<Thread> senders = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 2; i++) {
            int first = i;
            senders.add(Thread.ofPlatform().start(() -> {
                try {
                    sendEveryOther(node, pipe, file, first);
                } catch (Exception e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        if (!failures.isEmpty()) {
            throw new java.io.IOException("a sender failed", failures.getFirst());
        }
        return (CLOCK.nanos() - began) / 1e9;
    }

    private static void sendEveryOther(NodeProcess node, String pipe, EntityFile file, int first) throws Exception {
        try (var channel = FileChannel.open(file.path());
                var request = LeanRequest.connect(node.port())) {
            for (int part = first; part + 1 < file.offsets().size(); part += 2) {
                long from = file.offsets().get(part);
                long length = file.offsets().get(part + 1) - from;
                int status = request.post("/api/receivers/" + pipe + "/entities", channel, from, length);
                if (status != 200) {
                    throw new java.io.IOException("unexpected status wanted=200 found=" + status + " part=" + part);
                }
            }
        }
    }

    /** The figures mean nothing unless each entity was stored, and stored once. */
    private static void requireCount(NodeProcess node) throws Exception {
        String row = node.get("/api/flow");
        if (!row.contains("\"log\":" + ENTITIES) && !row.contains("\"log\": " + ENTITIES)) {
            throw new IllegalStateException("the dataset does not hold each entity once flow=" + row);
        }
    }
}
