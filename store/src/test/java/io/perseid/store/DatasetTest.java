package io.perseid.store;

import static io.perseid.store.People.gone;
import static io.perseid.store.People.id;
import static io.perseid.store.People.log;
import static io.perseid.store.People.person;
import static io.perseid.store.People.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatasetTest {
    private static final DictValue AT_TWO = DictValue.of("at", IntegerValue.of(2));

    @RegisterExtension
    final TestStore test = new TestStore();

    private Dataset dataset;
    private DatasetWriter writer;

    @BeforeEach
    void open() {
        dataset = test.dataset("people");
        writer = dataset.writer("test");
    }

    private void reopen() {
        test.reopen();
        open();
    }

    private AppendResult append(Entity... entities) {
        return writer.append(List.of(entities), Progress.NONE);
    }

    static void assertCode(StoreCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    /** The acceptance table of the JSON push protocol; the offsets are exact. */
    @Test
    void aSeriesOfPushesGivesExactlyTheseVersions() {
        append(person("a", "A"), person("b", "B"));
        assertThat(log(dataset)).containsExactly("0:a A", "1:b B");

        FullRun first = writer.beginFull();
        append(person("b", "B"));
        assertThat(dataset.nextOffset()).isEqualTo(2);
        append(person("a", "A (updated)"), person("c", "C"));
        append(person("d", "D"));
        first.finish(Progress.NONE);
        assertThat(log(dataset)).containsExactly("0:a A", "1:b B", "2:a A (updated) <0", "3:c C", "4:d D");

        FullRun second = writer.beginFull();
        append(person("a", "A"), person("b", "B"));
        append(person("d", "D"));
        assertThat(second.unseen()).isEqualTo(1);
        assertThat(second.finish(Progress.NONE)).isEqualTo(new AppendResult(1, 0, 1, 7));
        assertThat(read(dataset, ReadRequest.since(4))).containsExactly("5:a A <2", "6:-c C <3");
        assertThat(dataset.at(5).orElseThrow().hash())
                .isEqualTo(dataset.at(0).orElseThrow().hash());
        assertThat(dataset.at(6).orElseThrow().hash())
                .isNotEqualTo(dataset.at(3).orElseThrow().hash());
        assertThat(dataset.populated()).isTrue();
        assertThat(dataset.figures().existing()).isEqualTo(3);
        assertThat(dataset.figures().deleted()).isEqualTo(1);
    }

    @Test
    void anUnchangedEntityIsNotAppended() {
        append(person("a", "A"));
        assertThat(append(person("a", "A"))).isEqualTo(new AppendResult(0, 1, 0, 1));
        reopen();
        assertThat(append(person("a", "A"))).isEqualTo(new AppendResult(0, 1, 0, 1));
    }

    @Test
    void aDeleteAndAReturnAreChanges() {
        append(person("a", "A"));
        append(gone("a", "A"));
        append(gone("a", "A"));
        append(person("a", "A"));
        assertThat(log(dataset)).containsExactly("0:a A", "1:-a A <0", "2:a A <1");
    }

    @Test
    void anIdTwiceInOneBatchIsHeldTwiceAndTheLastIsTheNewest() {
        append(person("a", "A"), person("a", "B"), person("a", "B"), person("a", "A"));
        assertThat(log(dataset)).containsExactly("0:a A", "1:a B <0", "2:a A <1");
        assertThat(People.text(dataset.latest(id("a")).orElseThrow())).isEqualTo("2:a A <1");
    }

    @Test
    void aFilteredEntityBecomesADeleteOnlyIfItExists() {
        append(person("a", "A"), gone("b", "B"));
        AppendResult result = writer.appendArrivals(
                List.of(
                        Arrival.filtered(person("a")),
                        Arrival.filtered(person("a")),
                        Arrival.filtered(person("b")),
                        Arrival.filtered(person("c"))),
                Progress.NONE);
        assertThat(result).isEqualTo(new AppendResult(1, 3, 1, 3));
        assertThat(log(dataset)).containsExactly("0:a A", "1:-b B", "2:-a A <0");
    }

    @Test
    void readsTellHistoryFromNewestAndForwardFromBackward() {
        append(person("a", "A"), person("b", "B"), person("c", "C"));
        append(person("a", "X"), gone("c", "C"));
        assertThat(read(dataset, ReadRequest.latest())).containsExactly("1:b B", "3:a X <0", "4:-c C <2");
        assertThat(read(dataset, ReadRequest.latest().withDeleted(false))).containsExactly("1:b B", "3:a X <0");
        assertThat(read(dataset, ReadRequest.latest().withReverse(true)))
                .containsExactly("4:-c C <2", "3:a X <0", "1:b B");
        assertThat(read(dataset, ReadRequest.since(1).withLimit(2))).containsExactly("2:c C", "3:a X <0");
        assertThat(read(dataset, ReadRequest.since(2).withReverse(true).withLimit(1)))
                .containsExactly("4:-c C <2");
        assertThat(read(dataset, ReadRequest.since(4))).isEmpty();
    }

    @Test
    void aReadOfAnEarlierMomentGivesWhatWasNewestThen() {
        append(person("a", "A"), person("b", "B"));
        append(person("a", "X"));
        append(gone("b", "B"), person("c", "C"));
        ReadRequest then = ReadRequest.latest().withAsOf(3);
        assertThat(read(dataset, then)).containsExactly("1:b B", "2:a X <0");
        assertThat(read(dataset, then.withReverse(true))).containsExactly("2:a X <0", "1:b B");
        assertThat(read(dataset, ReadRequest.latest().withAsOf(2))).containsExactly("0:a A", "1:b B");
        assertThat(read(dataset, ReadRequest.latest().withAsOf(0))).isEmpty();
    }

    @Test
    void aReaderSeesTheMomentItWasOpened() {
        append(person("a", "A"), person("b", "B"));
        try (var reader = dataset.read(ReadRequest.latest())) {
            append(person("a", "X"), person("c", "C"));
            assertThat(reader.next().map(People::text)).contains("0:a A");
            assertThat(reader.next().map(People::text)).contains("1:b B");
            assertThat(reader.next()).isEmpty();
            assertThat(reader.figures().nextOffset()).isEqualTo(2);
        }
    }

    @Test
    void theHistoryOfAnIdIsNewestFirst() {
        append(person("a", "A"), person("b", "B"));
        append(person("a", "X"));
        append(gone("a", "X"));
        assertThat(dataset.history(id("a")).map(People::text)).containsExactly("3:-a X <2", "2:a X <0", "0:a A");
        assertThat(dataset.history(id("z"))).isEmpty();
        assertThat(dataset.latest(id("z"))).isEmpty();
        assertThat(dataset.at(99)).isEmpty();
    }

    @Test
    void aVersionKnowsWhenItWasStored() {
        append(person("a", "A"));
        test.time().advance(Duration.ofSeconds(5));
        append(person("a", "B"));
        long first = dataset.at(0).orElseThrow().storedAtMicros();
        assertThat(dataset.at(1).orElseThrow().storedAtMicros()).isEqualTo(first + 5_000_000);
        assertThat(dataset.figures().lastStoredAtMicros()).isEqualTo(first + 5_000_000);
    }

    @Test
    void progressIsKeptWithTheBatchOrNotAtAll() {
        writer.append(List.of(person("a", "A")), Progress.of("pipe", DictValue.of("at", IntegerValue.of(1))));
        test.engine().failNextWrite();
        assertCode(StoreCode.DISK_FULL, () -> writer.append(List.of(person("b", "B")), Progress.of("pipe", AT_TWO)));
        assertThat(test.store().state("pipe").get("at")).isEqualTo(IntegerValue.of(1));
        assertThat(log(dataset)).containsExactly("0:a A");
        assertThat(writer.append(List.of(person("b", "B")), Progress.of("pipe", AT_TWO))
                        .appended())
                .isEqualTo(1);
        reopen();
        assertThat(test.store().state("pipe")).isEqualTo(AT_TWO);
        assertThat(log(dataset)).containsExactly("0:a A", "1:b B");
    }

    @Test
    void progressAloneIsKeptToo() {
        writer.append(List.of(), Progress.of("pipe", AT_TWO));
        assertThat(test.store().state("pipe")).isEqualTo(AT_TWO);
        test.store().putState("pipe", DictValue.EMPTY);
        assertThat(test.store().state("pipe")).isEqualTo(DictValue.EMPTY);
    }

    @Test
    void anOlderWriterIsRefusedAlsoAfterTheStoreWasOpenedAgain() {
        DatasetWriter newer = dataset.writer("other");
        assertCode(StoreCode.WRITER_SUPERSEDED, () -> append(person("a", "A")));
        newer.append(List.of(person("a", "A")), Progress.NONE);
        reopen();
        assertThat(append(person("b", "B")).appended()).isEqualTo(1);
    }

    @Test
    void idsThatWaitForARetryAreNotDeleted() {
        append(person("a", "A"), person("b", "B"), person("c", "C"));
        FullRun run = writer.beginFull();
        append(person("a", "A"));
        run.seen(id("b"));
        run.seen(id("never heard of"));
        run.finish(Progress.of("pipe", AT_TWO));
        assertThat(read(dataset, ReadRequest.since(2))).containsExactly("3:-c C <2");
        assertThat(test.store().state("pipe")).isEqualTo(AT_TWO);
    }

    @Test
    void anAbandonedRunDeletesNothing() {
        append(person("a", "A"));
        FullRun run = writer.beginFull();
        run.abandon();
        assertCode(StoreCode.FULL_RUN_ENDED, () -> run.finish(Progress.NONE));
        FullRun replaced = writer.beginFull();
        FullRun current = writer.beginFull();
        assertCode(StoreCode.FULL_RUN_ENDED, () -> replaced.finish(Progress.NONE));
        append(person("a", "A"));
        current.finish(Progress.NONE);
        assertThat(log(dataset)).containsExactly("0:a A");
    }

    @Test
    void aFullRunThatFailsHalfWayIsDoneAgain() {
        for (int i = 0; i < 1_200; i++) {
            append(person("p" + i, "A"));
        }
        FullRun run = writer.beginFull();
        test.engine().failAfter(1);
        assertCode(StoreCode.DISK_FULL, () -> run.finish(Progress.of("pipe", AT_TWO)));
        assertThat(dataset.populated()).isFalse();
        assertThat(test.store().state("pipe")).isEqualTo(DictValue.EMPTY);
        assertThat(dataset.figures().deleted()).isEqualTo(500);
        run.finish(Progress.of("pipe", AT_TWO));
        assertThat(dataset.figures().deleted()).isEqualTo(1_200);
        assertThat(dataset.populated()).isTrue();
    }

    @Test
    void deletesOfAFullRunCanBeMarked() {
        append(person("a", "A"));
        FullRun run = writer.beginFull(held -> held.with("$deletion_tracked", IntegerValue.of(1)));
        run.finish(Progress.NONE);
        assertThat(dataset.latest(id("a")).orElseThrow().entity().properties().has("$deletion_tracked"))
                .isTrue();
    }

    @Test
    void whoeverSubscribedIsCalledAfterEachChange() {
        var calls = new AtomicInteger();
        Subscription subscription = dataset.onChange(calls::incrementAndGet);
        append(person("a", "A"));
        append(person("a", "A"));
        append(person("b", "B"));
        assertThat(calls).hasValue(2);
        subscription.close();
        append(person("c", "C"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void aDatasetDeletedAndMadeAgainHasAnotherGenerationAndNothingOfTheOld() {
        append(person("a", "A"));
        Dataset old = dataset;
        test.store().delete(old.name());
        assertCode(StoreCode.DATASET_DELETED, () -> append(person("b", "B")));
        assertCode(StoreCode.DATASET_DELETED, () -> old.latest(id("a")));
        assertThat(test.store().datasets()).isEmpty();
        open();
        assertThat(dataset.generation()).isNotEqualTo(old.generation());
        assertThat(log(dataset)).isEmpty();
        append(person("c", "C"));
        reopen();
        assertThat(log(dataset)).containsExactly("0:c C");
    }

    @Test
    void idsThatCannotBeKeysAreRefused() {
        assertCode(StoreCode.ENTITY_ID_INVALID, () -> append(person("a\ud800")));
        assertCode(StoreCode.ENTITY_ID_INVALID, () -> append(person("a".repeat(40_000))));
        assertThat(append(person("\ud83d\ude00", "A")).appended()).isEqualTo(1);
        assertThat(dataset.latest(new EntityId("\ud83d\ude00"))).isPresent();
        assertCode(StoreCode.DATASET_NAME_INVALID, () -> new DatasetName(""));
        assertCode(StoreCode.DATASET_NAME_INVALID, () -> new DatasetName("a\nb"));
    }

    @Test
    void aClosedStoreRefusesInsteadOfCrashing() {
        append(person("a", "A"));
        try (var reader = dataset.read(ReadRequest.all())) {
            test.store().close();
            assertCode(StoreCode.STORE_CLOSED, reader::next);
            assertCode(StoreCode.STORE_CLOSED, () -> append(person("b", "B")));
            assertCode(StoreCode.STORE_CLOSED, () -> dataset.latest(id("a")));
        }
        reopen();
    }
}
