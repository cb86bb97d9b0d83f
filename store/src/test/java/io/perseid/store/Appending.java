package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.IntegerValue;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.Restore;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A process made to be killed: it writes what its seed says, step by step, and after each sync tells how many steps are
 * durable, eight bytes each time. Now and then it does the work it is to be killed in, and says {@link #WORKING} first.
 *
 * <p>Step {@code n} appends persons and remembers {@code n} in the same write; each fiftieth is a full run. {@link #replay}
 * applies the same steps to a model.
 */
final class Appending {
    /** What it can be killed in. */
    enum Work {
        APPEND,
        INDEX_BUILD,
        COMPACTION,
        CHECKPOINT,
        RESTORE
    }

    static final DatasetName PEOPLE = new DatasetName("people");
    static final String STATE = "pipe";
    static final int KEPT = 3;
    static final long WORKING = -1;
    private static final int IDS = 400;
    private static final int STEPS_BETWEEN = 12;

    private Appending() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Work work = Work.valueOf(arguments[2]);
        try (Store store = Store.open(directory, StoreSettings.small(), Time.system())) {
            Dataset dataset = store.openOrCreate(PEOPLE);
            DatasetWriter writer = dataset.writer("child");
            dataset.addIndex(People.BY_TOWN);
            if (work == Work.RESTORE && backups(directory).list().isEmpty()) {
                backups(directory).take(store);
            }
            for (long step = stepsDone(store); ; step++) {
                step(dataset, writer, seed, step);
                if (step % 3 == 0) {
                    writer.sync();
                    tell(step + 1);
                }
                if (step % STEPS_BETWEEN == 0) {
                    tell(WORKING);
                    work(work, directory, store, dataset);
                }
            }
        }
    }

    private static void work(Work work, Path directory, Store store, Dataset dataset) {
        switch (work) {
            case APPEND -> {}
            case INDEX_BUILD -> {
                dataset.dropIndex("town");
                dataset.addIndex(People.BY_TOWN);
            }
            case COMPACTION -> {
                dataset.compact(CompactionPolicy.keep(KEPT));
                dataset.reclaim();
            }
            case CHECKPOINT -> backups(directory).take(store);
            case RESTORE -> restore(directory);
        }
    }

    /** Restores the newest backup beside the store. */
    static void restore(Path directory) {
        Backups backups = backups(directory);
        new Restore(backups, StoreSettings.small(), Optional.empty(), Time.system(), BackupProgress.NONE)
                .whole(backups.list().getLast().name(), restored(directory));
    }

    static Path restored(Path directory) {
        return directory.resolveSibling("restored").resolve("data");
    }

    private static void tell(long number) {
        System.out.write(ByteBuffer.allocate(8).putLong(number).array(), 0, 8);
        System.out.flush();
    }

    static Backups backups(Path store) {
        return new Backups(store.resolveSibling(store.getFileName() + "-backups"), Time.system());
    }

    static long stepsDone(Store store) {
        return store.state(STATE).get("steps") instanceof IntegerValue steps ? steps.longValue() : 0;
    }

    private static void step(Dataset dataset, DatasetWriter writer, long seed, long step) {
        Progress done = Progress.of(STATE, DictValue.of("steps", IntegerValue.of(step + 1)));
        if (isFull(step)) {
            FullRun run = writer.beginFull();
            writer.append(batch(seed, step), Progress.NONE);
            run.finish(done);
        } else {
            writer.append(batch(seed, step), done);
        }
    }

    static boolean isFull(long step) {
        return step % 50 == 49;
    }

    static List<Entity> batch(long seed, long step) {
        var random = new Random(seed * 1_000_003 + step);
        List<Entity> batch = new ArrayList<>();
        Set<String> once = new HashSet<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            String id = "p" + random.nextInt(IDS);
            Entity person = People.person(id, "town-" + random.nextInt(9), "town-" + random.nextInt(9));
            // A full run that is cut off is done again, which gives the same versions only if each id is there once.
            if (!isFull(step) || once.add(id)) {
                batch.add(person.withDeleted(random.nextInt(10) == 0));
            }
        }
        return batch;
    }

    /** What the dataset must hold after so many steps. */
    static ModelDataset replay(long seed, long steps) {
        var model = new ModelDataset();
        for (long step = 0; step < steps; step++) {
            apply(model, seed, step);
        }
        return model;
    }

    private static void apply(ModelDataset model, long seed, long step) {
        if (isFull(step)) {
            model.begin();
            model.append(batch(seed, step));
            model.finish();
        } else {
            model.append(batch(seed, step));
        }
    }
}
