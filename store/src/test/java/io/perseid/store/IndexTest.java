package io.perseid.store;

import static io.perseid.store.DatasetTest.assertCode;
import static io.perseid.store.People.BY_TOWN;
import static io.perseid.store.People.gone;
import static io.perseid.store.People.inTown;
import static io.perseid.store.People.person;
import static io.perseid.store.People.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IndexTest {
    @RegisterExtension
    final TestStore test = new TestStore();

    private Dataset dataset;
    private DatasetWriter writer;

    @BeforeEach
    void open() {
        dataset = test.dataset("people");
        writer = dataset.writer("test");
    }

    private void append(Entity... entities) {
        writer.append(List.of(entities), Progress.NONE);
    }

    @Test
    void anEntityIsFoundUnderEachOfItsKeysAsLongAsItHasThem() {
        dataset.addIndex(BY_TOWN);
        append(person("a", "Oslo", "Bergen", "Oslo"), person("b", "Oslo"), person("c"));
        assertThat(inTown(dataset, "Oslo")).containsExactly("0:a Oslo+Bergen+Oslo", "1:b Oslo");
        append(person("a", "Bergen"));
        assertThat(inTown(dataset, "Oslo")).containsExactly("1:b Oslo");
        assertThat(inTown(dataset, "Bergen")).containsExactly("3:a Bergen <0");
        append(gone("b", "Oslo"));
        assertThat(inTown(dataset, "Oslo")).isEmpty();
        append(person("b", "Oslo"));
        assertThat(inTown(dataset, "Oslo")).containsExactly("5:b Oslo <4");
        assertThat(dataset.indexes()).containsExactly(new IndexFigures("town", "town", IndexFigures.State.READY, 2, 6));
    }

    @Test
    void anIndexIsBuiltOverWhatIsThereAlready() {
        for (int i = 0; i < 2_500; i++) {
            append(person("p" + i, "Oslo"));
        }
        for (int i = 0; i < 2_500; i += 2) {
            append(person("p" + i, "Bergen"));
        }
        dataset.addIndex(BY_TOWN);
        assertThat(inTown(dataset, "Oslo")).hasSize(1_250);
        assertThat(inTown(dataset, "Bergen")).hasSize(1_250);
    }

    @Test
    void anIndexSurvivesARestartAndCatchesUpWithWhatItMissed() {
        dataset.addIndex(BY_TOWN);
        append(person("a", "Oslo"), person("b", "Oslo"), person("c", "Oslo"));
        test.reopen();
        open();
        assertThat(dataset.indexes())
                .containsExactly(new IndexFigures("town", "town", IndexFigures.State.ORPHAN, 3, 3));
        assertCode(StoreCode.INDEX_NOT_READY, () -> inTown(dataset, "Oslo"));
        append(person("a", "Bergen"));
        append(gone("b", "Oslo"), person("a", "Molde"), person("d", "Oslo"));
        test.check();
        dataset.addIndex(BY_TOWN);
        assertThat(inTown(dataset, "Oslo")).containsExactly("2:c Oslo", "6:d Oslo");
        assertThat(inTown(dataset, "Molde")).containsExactly("5:a Molde <3");
        assertThat(inTown(dataset, "Bergen")).isEmpty();
    }

    @Test
    void anotherDefinitionUnderTheSameNameIsBuiltAnew() {
        dataset.addIndex(BY_TOWN);
        append(person("a", "Oslo"));
        dataset.addIndex(new IndexDefinition(
                "town",
                "upper case",
                entity -> People.towns(entity).stream()
                        .<Value>map(town ->
                                new StringValue(((StringValue) town).value().toUpperCase(java.util.Locale.ROOT)))
                        .toList()));
        assertThat(inTown(dataset, "Oslo")).isEmpty();
        assertThat(inTown(dataset, "OSLO")).containsExactly("0:a Oslo");
        assertThat(dataset.indexes()).hasSize(1);
    }

    @Test
    void aDroppedIndexIsGone() {
        dataset.addIndex(BY_TOWN);
        append(person("a", "Oslo"));
        dataset.dropIndex("town");
        dataset.dropIndex("town");
        assertThat(dataset.indexes()).isEmpty();
        assertCode(StoreCode.INDEX_UNKNOWN, () -> inTown(dataset, "Oslo"));
    }

    @Test
    void equalNumbersOfDifferentTypesAreOneKeyAndNullIsNone() {
        dataset.addIndex(
                new IndexDefinition("n", entity -> List.of(entity.properties().get("n"))));
        append(
                number("a", IntegerValue.of(10)),
                number("b", new FloatValue(10.0)),
                number("c", new DecimalValue(new BigDecimal("10.00"))),
                number("d", new FloatValue(10.5)),
                number("e", NullValue.NULL),
                number("f", new DecimalValue(new BigDecimal("1E+5000"))));
        try (var reader = dataset.lookup("n", new DecimalValue(new BigDecimal("1E1")))) {
            assertThat(reader.next().map(found -> found.entity().id().value())).contains("a");
            assertThat(reader.next().map(found -> found.entity().id().value())).contains("b");
            assertThat(reader.next().map(found -> found.entity().id().value())).contains("c");
            assertThat(reader.next()).isEmpty();
        }
        assertThat(dataset.indexes().getFirst().entries()).isEqualTo(5);
    }

    private static Entity number(String id, Value value) {
        return Entity.of(People.id(id), DictValue.of("n", value));
    }

    @Test
    void aSubsetIsReadFromAnOffsetLikeTheLog() {
        dataset.addIndex(BY_TOWN);
        for (int i = 0; i < 300; i++) {
            append(person("p" + i, i % 3 == 0 ? "Oslo" : "Bergen"));
        }
        var oslo = new Subset("town", new StringValue("Oslo"));
        assertThat(read(dataset, ReadRequest.all().withSubset(oslo))).hasSize(100);
        assertThat(read(dataset, ReadRequest.since(290).withSubset(oslo)))
                .containsExactly("291:p291 Oslo", "294:p294 Oslo", "297:p297 Oslo");
        assertThat(read(
                        dataset,
                        ReadRequest.since(290)
                                .withSubset(oslo)
                                .withReverse(true)
                                .withLimit(2)))
                .containsExactly("297:p297 Oslo", "294:p294 Oslo");
    }

    @Test
    void othersWriteAndReadWhileAnIndexIsBuilt() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            writer.append(
                    java.util.stream.IntStream.range(i * 500, i * 500 + 500)
                            .mapToObj(number -> person("p" + number, "Oslo"))
                            .toList(),
                    Progress.NONE);
        }
        var failed = new AtomicReference<@Nullable Throwable>();
        var started = new CountDownLatch(1);
        Thread building = Thread.ofVirtual()
                .uncaughtExceptionHandler((_, e) -> failed.set(e))
                .start(() -> {
                    started.countDown();
                    dataset.addIndex(BY_TOWN);
                });
        started.await();
        for (int i = 0; i < 2_000; i++) {
            append(person("p" + (i * 7 % 10_000), "Bergen", "Molde"), person("q" + i, "Oslo"));
            assertThat(dataset.latest(People.id("p1"))).isPresent();
        }
        building.join();
        assertThat(failed.get()).isNull();
        assertThat(inTown(dataset, "Oslo")).hasSize(10_000);
        assertThat(inTown(dataset, "Molde")).hasSize(2_000);
    }
}
