package io.perseid.store;

import static io.perseid.store.People.BY_TOWN;
import static io.perseid.store.People.id;
import static io.perseid.store.People.inTown;
import static io.perseid.store.People.log;
import static io.perseid.store.People.person;
import static io.perseid.store.People.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.IntegerValue;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any mix of what can happen to a dataset agrees with {@link ModelDataset}. The repetition is the seed. */
class ModelTest {
    private static final List<String> TOWNS = List.of("Oslo", "Bergen", "Molde");

    @RegisterExtension
    final TestStore test = new TestStore();

    private Random random = new Random();
    private ModelDataset model = new ModelDataset();
    private Dataset dataset;
    private DatasetWriter writer;
    private @Nullable FullRun run;
    private boolean indexed;
    private long progress;
    private final Map<Integer, CompactionMark> reached = new HashMap<>();

    @RepeatedTest(16)
    void agreesWithTheModel(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        test.reopen(StoreSettings.small().withLatestCacheBytes(random.nextInt(3) * 10_240L));
        open();
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(18)) {
                case 0 -> restart();
                case 1, 2 -> failedAppend();
                case 3 -> toggleIndex();
                case 4 -> begin();
                case 5 -> finish();
                case 6 -> filtered();
                case 7 -> rebuild();
                case 8 -> deleteOrCompare();
                case 9 -> compact();
                default -> append();
            }
        }
        compare();
    }

    private void open() {
        dataset = test.dataset("people");
        writer = dataset.writer("test");
        run = null;
        model.abandon();
        indexed = false;
    }

    private void restart() {
        test.reopen();
        open();
    }

    private void append() {
        List<Entity> batch = batch();
        AppendResult result = writer.append(batch, next());
        assertThat(result.appended()).isEqualTo(model.append(batch));
        assertThat(result.nextOffset()).isEqualTo(model.nextOffset());
    }

    private void failedAppend() {
        List<Entity> batch = batch();
        if (model.copy().append(batch) > 0) {
            test.engine().failNextWrite();
            var wouldBe = Progress.of("pipe", DictValue.of("at", IntegerValue.of(progress + 1)));
            assertThatThrownBy(() -> writer.append(batch, wouldBe)).isInstanceOf(Fault.class);
            if (run != null) {
                model.see(batch);
            }
        }
    }

    private void filtered() {
        List<Entity> batch = batch();
        AppendResult result =
                writer.appendArrivals(batch.stream().map(Arrival::filtered).toList(), next());
        assertThat(result.deleted()).isEqualTo(model.filter(batch));
    }

    private void toggleIndex() {
        if (indexed && random.nextBoolean()) {
            dataset.dropIndex("town");
            indexed = false;
        } else {
            dataset.addIndex(BY_TOWN);
            indexed = true;
        }
    }

    private void begin() {
        run = writer.beginFull();
        model.begin();
    }

    private void finish() {
        FullRun current = run;
        if (current != null) {
            assertThat(current.unseen()).isEqualTo(model.unseen());
            assertThat(current.finish(next()).deleted()).isEqualTo(model.finish());
            run = null;
        }
    }

    private void rebuild() {
        if (random.nextInt(3) == 0) {
            assertThat(dataset.rebuild()).isEmpty();
        }
    }

    private void compact() {
        int keep = 1 + random.nextInt(3);
        CompactionMark from = reached.getOrDefault(keep, CompactionMark.START);
        CompactionResult result = dataset.compact(CompactionPolicy.keep(keep), from, () -> true);
        assertThat(result.versions()).isEqualTo(model.compact(keep));
        reached.put(keep, result.reached());
        if (random.nextBoolean()) {
            CompactionPolicy forget = CompactionPolicy.keep(keep).withDropDeletesAfter(Duration.ZERO);
            assertThat(dataset.compact(forget).ids()).isEqualTo(model.forgetDeleted());
        }
    }

    private void deleteOrCompare() {
        if (random.nextInt(6) == 0) {
            test.store().delete(dataset.name());
            model = new ModelDataset();
            reached.clear();
            open();
        } else {
            compare();
        }
    }

    private List<Entity> batch() {
        List<Entity> batch = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            List<String> towns = new ArrayList<>(TOWNS.subList(0, random.nextInt(4)));
            Entity entity = person("p" + random.nextInt(12), towns.toArray(String[]::new));
            batch.add(entity.withDeleted(random.nextInt(5) == 0));
        }
        return batch;
    }

    private Progress next() {
        return Progress.of("pipe", DictValue.of("at", IntegerValue.of(++progress)));
    }

    private void compare() {
        assertThat(log(dataset)).isEqualTo(model.log());
        assertThat(read(dataset, ReadRequest.latest())).isEqualTo(model.newest(model.nextOffset()));
        long asOf = random.nextLong(model.completeFrom(), model.nextOffset() + 2);
        assertThat(read(dataset, ReadRequest.latest().withAsOf(asOf))).isEqualTo(model.newest(asOf));
        DatasetFigures figures = dataset.figures();
        assertThat(figures.existing()).isEqualTo(model.existing());
        assertThat(figures.existing() + figures.deleted())
                .isEqualTo(model.newest(Long.MAX_VALUE).size());
        for (int i = 0; i < 12; i++) {
            String wanted = model.latest("p" + i);
            assertThat(dataset.latest(id("p" + i)).map(People::text).orElse("")).isEqualTo(wanted);
        }
        if (progress > 0) {
            assertThat(test.store().state("pipe").get("at")).isEqualTo(IntegerValue.of(progress));
        }
        if (indexed) {
            Set<String> found = new HashSet<>(inTown(dataset, "Bergen"));
            assertThat(found).isEqualTo(model.inTown("Bergen"));
        }
    }
}
