package io.perseid.bench;

import io.perseid.entity.Entity;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a thousand followers of one dataset cost its writer, which writes at a pace that leaves room for them: how long it takes over its
 * appends with none and with all of them, each reading every version it is woken for.
 */
final class FollowersBench implements Bench {
    private static final int FOLLOWERS = 1_000;
    private static final int BATCHES = 150;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Time TIME = Time.system();

    private final StoredEntities entities = new StoredEntities();

    @Override
    public String name() {
        return "followers";
    }

    @Override
    public String purpose() {
        return "a writer's rate with no follower of its dataset and with 1,000";
    }

    @Override
    public List<Figure> run(Path scratch, Progress progress) throws Exception {
        try (Store store = Store.open(scratch.resolve("store"), StoreSettings.standard(), TIME)) {
            Dataset dataset = store.openOrCreate(new DatasetName("bench"));
            DatasetWriter writer = dataset.writer("bench");
            write(writer, 0);
            progress.note("nobody follows");
            double alone = write(writer, 1);
            progress.note(FOLLOWERS + " followers");
            var over = new AtomicBoolean();
            var read = new AtomicLong();
            double followed;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < FOLLOWERS; i++) {
                    threads.execute(() -> follow(dataset, over, read));
                }
                followed = write(writer, 2);
                over.set(true);
                write(writer, 3);
            }
            return List.of(
                    Figure.of("followers-writer-batches", followed, "batches/s")
                            .atLeast(alone * 0.8)
                            .beside("the writer alone", alone),
                    Figure.of("followers-versions-read", (double) read.get(), "versions"));
        }
    }

    /** Appends small batches at a steady pace, as long as it keeps up; batches a second. */
    private double write(DatasetWriter writer, int version) throws InterruptedException {
        long start = TIME.nanos();
        for (int batch = 0; batch < BATCHES; batch++) {
            List<Entity> some = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                some.add(entities.entity(batch * 5 + i, version));
            }
            writer.append(some, io.perseid.store.Progress.NONE);
            writer.sync();
            long rest = start + (batch + 1) * PACE.toNanos() - TIME.nanos();
            if (rest > 0) {
                Thread.sleep(Duration.ofNanos(rest));
            }
        }
        return BATCHES * 1e9 / (TIME.nanos() - start);
    }

    private static void follow(Dataset dataset, AtomicBoolean over, AtomicLong read) {
        long since = dataset.nextOffset() - 1;
        try {
            while (!over.get()) {
                if (dataset.awaitAfter(since, Duration.ofSeconds(1))) {
                    try (var reader = dataset.read(ReadRequest.since(since))) {
                        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                            since = next.get().offset();
                            read.incrementAndGet();
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
