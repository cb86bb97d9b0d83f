package io.perseid.bench;

import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.IndexDefinition;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * How a dataset with one index behaves as it grows by a million entities at a time, up to {@code PERSEID_BENCH_MILLIONS}, 1 by default:
 * appends, point reads, look-ups, the longest an append waits while a checkpoint is taken, and opening the store. Draws {@code
 * docs/store-growth.svg} when it is run in a checkout with more than one million.
 */
final class GrowthBench implements Bench {
    private static final int MILLION = 1_000_000;
    private static final int BATCH = 1_000;
    private static final String UNIT = "entities/CPU-s";
    private static final int LOOKUPS = 10_000;
    private static final Time TIME = Time.system();

    private final StoredEntities entities = new StoredEntities();
    private final int millions = Integer.parseInt(System.getenv().getOrDefault("PERSEID_BENCH_MILLIONS", "1"));
    private final GrowthPlot plot = new GrowthPlot();

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String purpose() {
        return "one dataset from 1 to PERSEID_BENCH_MILLIONS million entities: appends, reads, checkpoint, opening";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        Path directory = scratch.resolve("store");
        List<Figure> figures = new ArrayList<>();
        for (int million = 1; million <= millions; million++) {
            figures = grow(directory, scratch.resolve("checkpoint-" + million), million, progress);
        }
        if (millions > 1) {
            draw();
        }
        return figures;
    }

    private List<Figure> grow(Path directory, Path checkpoint, int million, Progress progress) throws Exception {
        long opening = TIME.nanos();
        try (Store store = Store.open(directory, StoreSettings.standard(), TIME)) {
            Dataset dataset = store.openOrCreate(new DatasetName("bench"));
            double openMillis = (TIME.nanos() - opening) / 1e6;
            dataset.addIndex(new IndexDefinition(
                    "town", entity -> List.of(entity.properties().get("town"))));
            DatasetWriter writer = dataset.writer("bench");
            int from = (million - 1) * MILLION;
            int end = from + MILLION;
            double appends = StoreBench.perCpuSecond(MILLION, () -> {
                for (int i = from; i < end; i += BATCH) {
                    append(writer, i);
                }
            });
            double points = StoreBench.perCpuSecond(LOOKUPS, () -> points(dataset, end));
            double lookups = StoreBench.perCpuSecond(LOOKUPS, () -> lookups(dataset, end));
            double stall = stallDuringCheckpoint(store, writer, checkpoint, from);
            plot.add("append, entities a second of processor time", million, appends);
            plot.add("point read, entities a second of processor time", million, points);
            plot.add("index look-up, entities a second of processor time", million, lookups);
            plot.add("longest wait of an append during a checkpoint, ms", million, stall);
            plot.add("opening the store, ms", million, openMillis);
            progress.note(String.format(
                    "%d million: %,.0f appends, %,.0f point reads, %,.0f look-ups a CPU second, stall %.0f ms, opened in %.0f ms",
                    million, appends, points, lookups, stall, openMillis));
            return List.of(
                    Figure.of("growth-append-with-index", appends, UNIT),
                    Figure.of("growth-point-read", points, UNIT),
                    Figure.of("growth-index-lookup", lookups, UNIT),
                    Figure.of("growth-checkpoint-stall", stall, "ms").atMost(50),
                    Figure.of("growth-open", openMillis, "ms").atMost(1_000),
                    Figure.of("growth-heap-allowed", Runtime.getRuntime().maxMemory() / (double) (1 << 20), "MB"));
        }
    }

    private void append(DatasetWriter writer, int from) {
        List<Entity> batch = new ArrayList<>(BATCH);
        for (int i = from; i < from + BATCH; i++) {
            batch.add(entities.entity(i, 0));
        }
        writer.append(batch, io.perseid.store.Progress.NONE);
        writer.sync();
    }

    private static void points(Dataset dataset, int count) {
        var random = new Random(1);
        for (int i = 0; i < LOOKUPS; i++) {
            StoreBench.require(
                    dataset.latest(StoredEntities.id(random.nextInt(count))).isPresent());
        }
    }

    private static void lookups(Dataset dataset, int count) {
        var random = new Random(2);
        for (int i = 0; i < LOOKUPS; i++) {
            try (var reader = dataset.lookup("town", new StringValue("town-" + random.nextInt(count)))) {
                StoreBench.require(reader.next().isPresent());
            }
        }
    }

    /** How many milliseconds longer than usual the slowest small append takes while a checkpoint is made. */
    private double stallDuringCheckpoint(Store store, DatasetWriter writer, Path checkpoint, int from)
            throws IOException {
        double usual = slowest(writer, from, 40, 1, CompletableFuture.completedFuture(null));
        var taking = CompletableFuture.runAsync(() -> store.checkpoint(checkpoint));
        double during = slowest(writer, from, 20_000, 2, taking);
        taking.join();
        try (var files = Files.walk(checkpoint)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return Math.max(0, during - usual);
    }

    /** Appends single entities until the work is done, but at least forty and at most so many; the slowest in milliseconds. */
    private double slowest(DatasetWriter writer, int from, int most, int version, CompletableFuture<?> until) {
        double slowest = 0;
        for (int i = 0; i < most && (i < 40 || !until.isDone()); i++) {
            List<Entity> one = List.of(entities.entity(from + i, version));
            long start = TIME.nanos();
            writer.append(one, io.perseid.store.Progress.NONE);
            slowest = Math.max(slowest, (TIME.nanos() - start) / 1e6);
        }
        return slowest;
    }

    private void draw() throws IOException {
        Path launcher =
                Path.of(System.getProperty("perseid.launcher", "perseid")).toAbsolutePath();
        Path docs = launcher.resolveSibling("docs");
        if (Files.isDirectory(docs)) {
            Files.writeString(docs.resolve("store-growth.svg"), plot.svg());
        }
    }
}
