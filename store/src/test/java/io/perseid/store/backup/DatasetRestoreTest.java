package io.perseid.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.store.CompactionPolicy;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.Progress;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetRestoreTest {
    private static final DatasetName PEOPLE = new DatasetName("people");

    @TempDir
    Path folder;

    private final SettableTime time = SettableTime.atNoon();
    private Store store;
    private Dataset people;
    private DatasetWriter writer;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("data"), StoreSettings.small(), time);
        people = store.openOrCreate(PEOPLE);
        writer = people.writer("test");
    }

    @AfterEach
    void theStoreIsSound() {
        assertThat(StoreCheck.check(store).findings()).isEmpty();
        store.close();
    }

    private static Entity person(String id, long value) {
        return Entity.of(new EntityId(id), DictValue.of("v", IntegerValue.of(value)));
    }

    /** The entities that exist, with their values. */
    private static Map<String, String> existing(Dataset dataset) {
        Map<String, String> found = new TreeMap<>();
        try (var reader = dataset.read(ReadRequest.latest().withDeleted(false))) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                Entity entity = next.get().entity();
                found.put(entity.id().value(), entity.properties().get("v").toString());
            }
        }
        return found;
    }

    /** Any history, back and forth in it. The repetition is the seed. */
    @RepeatedTest(30)
    void anyMomentComesBack(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Map<String, String>> states = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        states.add(Map.of());
        times.add(time.now());
        for (int step = 0; step < 60; step++) {
            Entity entity = person("p" + random.nextInt(8), random.nextInt(4));
            writer.append(List.of(random.nextInt(4) == 0 ? entity.withDeleted(true) : entity), Progress.NONE);
            while (states.size() <= people.nextOffset()) {
                states.add(existing(people));
                times.add(time.now());
            }
            time.advance(Duration.ofSeconds(1));
        }
        for (int i = 0; i < 5; i++) {
            int offset = random.nextInt(states.size());
            Moment moment =
                    random.nextBoolean() || offset == 0 ? new Moment.Before(offset) : new Moment.At(times.get(offset));
            long before = people.nextOffset();
            var result = DatasetRestore.fromLog(people, moment);
            assertThat(result.asOf()).isEqualTo(offset);
            assertThat(existing(people)).isEqualTo(states.get(offset));
            assertThat(people.nextOffset() - before).isEqualTo(result.changed() + result.deleted());
        }
    }

    @Test
    void aBackupGivesBackADatasetThatWasDeletedOrSpoilt() {
        writer.append(List.of(person("a", 1), person("b", 1)), Progress.NONE);
        writer.setPopulated(true, Progress.NONE);
        var backups = new Backups(folder.resolve("backups"), time);
        Backup backup = backups.take(store);
        writer.append(List.of(person("a", 2), person("c", 1)), Progress.NONE);
        var result = backups.open(
                backups, backup, restored -> DatasetRestore.fromStore(restored, store, PEOPLE, new Moment.Newest()));
        assertThat(result).isEqualTo(new DatasetRestore.Result(2, 1, 1));
        assertThat(existing(people)).containsOnlyKeys("a", "b").containsEntry("a", "1");
        assertThat(people.history(new EntityId("a"))).hasSize(3);
        store.delete(PEOPLE);
        backups.open(
                backups, backup, restored -> DatasetRestore.fromStore(restored, store, PEOPLE, new Moment.Before(1)));
        Dataset again = store.find(PEOPLE).orElseThrow();
        assertThat(existing(again)).containsOnlyKeys("a");
        assertThat(again.populated()).isTrue();
        assertThatThrownBy(() -> backups.open(
                        backups,
                        backup,
                        restored -> DatasetRestore.fromStore(
                                restored, store, new DatasetName("others"), new Moment.Newest())))
                .hasMessageContaining("no such dataset");
    }

    @Test
    void whatCompactionHasDroppedIsRefusedAndNothingIsWritten() {
        for (int i = 0; i < 20; i++) {
            writer.append(List.of(person("a", i)), Progress.NONE);
        }
        people.compact(CompactionPolicy.keep(2));
        assertThatThrownBy(() -> DatasetRestore.fromLog(people, new Moment.Before(3)))
                .hasMessageContaining("can't be read as it was");
        assertThat(people.nextOffset()).isEqualTo(20);
    }

    @Test
    void aMomentIsAnOffsetOrATime() {
        assertThat(Moment.parse("")).isEqualTo(new Moment.Newest());
        assertThat(Moment.parse("17")).isEqualTo(new Moment.Before(17));
        assertThat(Moment.parse("2025-06-01T12:00:00Z"))
                .isEqualTo(new Moment.At(Instant.parse("2025-06-01T12:00:00Z")));
        assertThatThrownBy(() -> Moment.parse("yesterday")).hasMessageContaining("found=yesterday");
    }
}
