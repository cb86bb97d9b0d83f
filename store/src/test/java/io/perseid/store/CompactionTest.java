package io.perseid.store;

import static io.perseid.store.DatasetTest.assertCode;
import static io.perseid.store.People.BY_TOWN;
import static io.perseid.store.People.gone;
import static io.perseid.store.People.id;
import static io.perseid.store.People.inTown;
import static io.perseid.store.People.log;
import static io.perseid.store.People.person;
import static io.perseid.store.People.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Entity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompactionTest {
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
    void theNewestVersionsOfEachIdAreKept() {
        append(person("a", "1"), person("b", "1"));
        append(person("a", "2"));
        append(person("a", "3"), person("b", "2"));
        assertThat(dataset.compact(CompactionPolicy.keep(2)).versions()).isEqualTo(1);
        assertThat(log(dataset)).containsExactly("1:b 1", "2:a 2 <0", "3:a 3 <2", "4:b 2 <1");
        assertThat(dataset.history(id("a")).map(People::text)).containsExactly("3:a 3 <2", "2:a 2 <0");
        assertThat(dataset.compact(CompactionPolicy.keep(1)).versions()).isEqualTo(2);
        assertThat(log(dataset)).containsExactly("3:a 3 <2", "4:b 2 <1");
        assertThat(dataset.figures().versions()).isEqualTo(2);
        assertThat(dataset.nextOffset()).isEqualTo(5);
        append(person("a", "3"), person("b", "3"));
        assertThat(read(dataset, ReadRequest.since(4))).containsExactly("5:b 3 <4");
    }

    @Test
    void versionsThatWereNewestALittleAgoAreKept() {
        append(person("a", "1"));
        append(person("a", "2"));
        test.time().advance(Duration.ofHours(3));
        append(person("a", "3"));
        append(person("a", "4"));
        CompactionPolicy policy = CompactionPolicy.keep(1).withKeepNewerThan(Duration.ofHours(2));
        assertThat(dataset.compact(policy).versions()).isEqualTo(1);
        assertThat(log(dataset)).containsExactly("1:a 2 <0", "2:a 3 <1", "3:a 4 <2");
        test.time().advance(Duration.ofHours(3));
        assertThat(dataset.compact(policy).versions()).isEqualTo(2);
    }

    @Test
    void aCompactionGoesOnWhereTheLastOneStopped() {
        append(person("a", "1"), person("b", "1"));
        append(person("a", "2"), gone("b", "1"));
        append(person("a", "3"));
        CompactionPolicy policy = CompactionPolicy.keep(2).withDropDeletesAfter(Duration.ofHours(1));
        CompactionResult first = dataset.compact(policy.withTracked(4), CompactionMark.START, () -> true);
        assertThat(first.versions()).isZero();
        assertThat(first.reached()).isEqualTo(new CompactionMark(4, 0));
        CompactionResult second = dataset.compact(policy, first.reached(), () -> true);
        assertThat(second.versions()).isEqualTo(1);
        assertThat(second.reached()).isEqualTo(new CompactionMark(5, 0));
        test.time().advance(Duration.ofHours(2));
        CompactionResult third = dataset.compact(policy, second.reached(), () -> true);
        assertThat(third.ids()).isEqualTo(1);
        assertThat(third.versions()).isEqualTo(2);
        assertThat(third.reached()).isEqualTo(new CompactionMark(5, 5));
        assertThat(log(dataset)).containsExactly("2:a 2 <0", "4:a 3 <2");
        assertThat(dataset.compact(policy, third.reached(), () -> false).reached())
                .isEqualTo(third.reached());
    }

    @Test
    void whoeverFollowsChangesHoldsCompactionBack() {
        append(person("a", "1"));
        append(person("a", "2"));
        append(person("a", "3"));
        append(person("a", "4"));
        assertThat(dataset.compact(CompactionPolicy.keep(1).withTracked(2)).versions())
                .isEqualTo(1);
        assertThat(log(dataset)).containsExactly("1:a 2 <0", "2:a 3 <1", "3:a 4 <2");
        assertThat(read(dataset, ReadRequest.latest().withAsOf(2))).containsExactly("1:a 2 <0");
    }

    @Test
    void aMomentThatWasCompactedAwayIsRefusedAndNotMadeUp() {
        append(person("a", "1"));
        append(person("a", "2"));
        append(person("a", "3"));
        dataset.compact(CompactionPolicy.keep(2));
        assertThat(dataset.figures().completeFrom()).isEqualTo(2);
        assertCode(
                StoreCode.MOMENT_COMPACTED,
                () -> read(dataset, ReadRequest.latest().withAsOf(1)));
        assertThat(read(dataset, ReadRequest.latest().withAsOf(2))).containsExactly("1:a 2 <0");
    }

    @Test
    void oldDeletesAreForgottenAltogether() {
        append(person("a", "1"), person("b", "1"));
        append(gone("a", "1"));
        test.time().advance(Duration.ofHours(3));
        append(gone("b", "1"));
        CompactionPolicy policy = CompactionPolicy.keep(2).withDropDeletesAfter(Duration.ofHours(2));
        assertThat(dataset.compact(policy.withTracked(2)).ids()).isZero();
        CompactionResult result = dataset.compact(policy);
        assertThat(result.ids()).isEqualTo(1);
        assertThat(result.versions()).isEqualTo(2);
        assertThat(log(dataset)).containsExactly("1:b 1", "3:-b 1 <1");
        assertThat(dataset.latest(id("a"))).isEmpty();
        assertThat(dataset.figures().deleted()).isEqualTo(1);
        append(person("a", "1"));
        assertThat(read(dataset, ReadRequest.since(3))).containsExactly("4:a 1");
    }

    @Test
    void anIndexThatIsBehindIsBuiltAnewAfterCompaction() {
        dataset.addIndex(BY_TOWN);
        append(person("a", "Oslo"), person("b", "Oslo"));
        test.reopen();
        open();
        append(person("a", "Bergen"));
        dataset.compact(CompactionPolicy.keep(1));
        append(person("b", "Molde"));
        dataset.compact(CompactionPolicy.keep(1));
        dataset.addIndex(BY_TOWN);
        assertThat(inTown(dataset, "Oslo")).isEmpty();
        assertThat(inTown(dataset, "Bergen")).containsExactly("2:a Bergen <0");
    }

    @Test
    void retractedVersionsAreInNoFile() {
        byte[] secret = "a secret that must go".getBytes(StandardCharsets.UTF_8);
        append(person("a", "a secret that must go", "x".repeat(500)), person("b", "y".repeat(500)));
        append(person("a", "a secret that must go", "still"));
        append(person("a", "harmless"));
        test.engine().flush();
        assertThat(test.store().filesWith(secret)).isNotEmpty();
        assertThat(dataset.retract(List.of(id("a"), id("unknown")))).isEqualTo(new Retraction(2, true));
        assertThat(test.store().filesWith(secret)).isEmpty();
        assertThat(log(dataset)).hasSize(2).last().isEqualTo("3:a harmless <2");
    }

    @Test
    void whatAReaderHoldsIsGoneOnceItIsClosedAndTheSpaceReclaimed() {
        byte[] secret = "a secret that must go".getBytes(StandardCharsets.UTF_8);
        append(person("a", "a secret that must go"));
        append(person("a", "harmless"));
        try (var reader = dataset.read(ReadRequest.all())) {
            assertThat(dataset.retract(List.of(id("a")))).isEqualTo(new Retraction(1, false));
            assertThat(reader.next()).isPresent();
        }
        dataset.reclaim();
        assertThat(test.store().filesWith(secret)).isEmpty();
    }

    @Test
    void spaceComesBackToTheFileSystem() throws IOException {
        var random = new Random(1);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 500; i++) {
                append(person(
                        "p" + i,
                        random.ints(1_000, 'a', 'z')
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString()));
            }
        }
        dataset.reclaim();
        long before = bytesOnDisk();
        dataset.compact(CompactionPolicy.keep(1));
        dataset.reclaim();
        assertThat(bytesOnDisk()).isLessThan(before / 2);
    }

    private long bytesOnDisk() throws IOException {
        try (var files = Files.list(test.directory().resolve("rocks"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void aFailedStepLeavesASoundDataset() {
        for (int i = 0; i < 3; i++) {
            append(person("a", "" + i), person("b", "" + i));
        }
        test.engine().failNextWrite();
        assertCode(StoreCode.DISK_FULL, () -> dataset.compact(CompactionPolicy.keep(1)));
        assertThat(log(dataset)).hasSize(6);
        assertThat(dataset.compact(CompactionPolicy.keep(1)).versions()).isGreaterThanOrEqualTo(4);
        assertThat(log(dataset)).hasSize(2);
    }
}
