package io.perseid.store;

import static io.perseid.store.People.BY_TOWN;
import static io.perseid.store.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One writer and many readers at the same time. */
class ReadersTest {
    private static final int READERS = 6;

    @RegisterExtension
    final TestStore test = new TestStore();

    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void everyReaderSeesWholeAppendsOnly() throws InterruptedException {
        Dataset dataset = test.dataset("people");
        dataset.addIndex(BY_TOWN);
        var failures = new ArrayList<Throwable>();
        var reads = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            int seed = i;
            readers.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, e) -> {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    })
                    .start(() -> readUntilDone(dataset, new Random(seed), reads)));
        }
        write(dataset, reads);
        done.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(failures).isEmpty();
        assertThat(reads).hasPositiveValue();
    }

    /** Each append moves all ten persons of a group to one town, so a reader never finds a group apart. */
    private void write(Dataset dataset, AtomicInteger reads) {
        DatasetWriter writer = dataset.writer("test");
        for (int step = 0; step < 400 || reads.get() < READERS; step++) {
            List<Entity> group = new ArrayList<>();
            for (int member = 0; member < 10; member++) {
                group.add(person("g" + step % 7 + "-" + member, "town-" + step % 5, "step-" + step));
            }
            writer.append(group, Progress.NONE);
            if (step % 20 == 0) {
                writer.sync();
            }
        }
    }

    private void readUntilDone(Dataset dataset, Random random, AtomicInteger reads) {
        while (!done.get()) {
            switch (random.nextInt(3)) {
                case 0 -> readLog(dataset);
                case 1 -> readNewest(dataset);
                default -> readIndex(dataset, "town-" + random.nextInt(5));
            }
            reads.incrementAndGet();
        }
    }

    private void readLog(Dataset dataset) {
        try (var reader = dataset.read(ReadRequest.all())) {
            long wanted = 0;
            for (var version = reader.next(); version.isPresent(); version = reader.next()) {
                assertThat(version.get().offset()).isEqualTo(wanted++);
            }
            assertThat(wanted).isEqualTo(reader.figures().nextOffset());
            assertThat(wanted % 10).isZero();
        }
    }

    private void readNewest(Dataset dataset) {
        try (var reader = dataset.read(ReadRequest.latest())) {
            var ids = new HashSet<String>();
            for (var version = reader.next(); version.isPresent(); version = reader.next()) {
                assertThat(ids.add(version.get().entity().id().value())).isTrue();
            }
            assertThat((long) ids.size()).isEqualTo(reader.figures().existing());
        }
    }

    private void readIndex(Dataset dataset, String town) {
        try (var reader = dataset.lookup("town", new StringValue(town))) {
            int found = 0;
            for (var version = reader.next(); version.isPresent(); version = reader.next()) {
                assertThat(People.towns(version.get().entity())).contains(new StringValue(town));
                found++;
            }
            assertThat(found % 10).isZero();
        }
    }
}
