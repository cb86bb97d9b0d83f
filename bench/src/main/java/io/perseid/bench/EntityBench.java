package io.perseid.bench;

import io.perseid.entity.Entity;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonEntityWriter;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Sourced;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the codecs do in a second of one CPU: JSON to encoded entities, their hashes, and back to JSON. */
final class EntityBench implements Bench {
    private static final int ENTITIES = 20_000;
    private static final int ROUNDS = 25;
    private static final double GOAL = 250_000;
    private static final String UNIT = "entities/CPU-s";

    /** Keeps results alive, so that no work is optimised away. */
    private long kept;

    @Override
    public String name() {
        return "entity";
    }

    @Override
    public String purpose() {
        return "JSON of 700 bytes to encoded entity, hash, and back, on one CPU";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        byte[] json = Files.readAllBytes(EntityFile.write(scratch.resolve("entities.json"), 0, ENTITIES, ENTITIES)
                .path());
        List<Entity> entities = read(json);
        progress.note("bytes for each entity: " + json.length / ENTITIES);
        double reading = perCpuSecond(() -> kept += read(json).size());
        double peer = perCpuSecond(() -> kept += JacksonPeer.transcode(json));
        double both = perCpuSecond(
                () -> read(json).forEach(entity -> kept += entity.hash().low()));
        double writing = perCpuSecond(() -> write(entities));
        double finding = perCpuSecond(() -> entities.forEach(
                entity -> kept += entity.properties().get("last_seen").hashCode()));
        progress.note("kept " + kept);
        return List.of(
                Figure.of("entity-json-to-encoded", reading, UNIT).beside("jackson-core with msgpack-core", peer),
                Figure.of("entity-json-to-encoded-and-hash", both, UNIT).atLeast(GOAL),
                Figure.of("entity-encoded-to-json", writing, UNIT),
                Figure.of("entity-find-one-property", finding, UNIT));
    }

    private static List<Entity> read(byte[] json) {
        var entities = new ArrayList<Entity>(ENTITIES);
        try (var reader = JsonEntityReader.open(new ByteArrayInputStream(json), JsonForm.COMPATIBLE)) {
            for (Optional<Sourced> next = reader.next(); next.isPresent(); next = reader.next()) {
                entities.add(next.get().entity());
            }
        }
        return entities;
    }

    private static void write(List<Entity> entities) {
        try (var writer = JsonEntityWriter.open(OutputStream.nullOutputStream(), JsonForm.COMPATIBLE)) {
            entities.forEach(writer::write);
        }
    }

    /** A round over all entities. */
    private interface Round {
        void run() throws Exception;
    }

    /** The entities in a second of CPU time, after as many rounds again to warm up. */
    private static double perCpuSecond(Round round) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        return ENTITIES * (double) ROUNDS * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
}
