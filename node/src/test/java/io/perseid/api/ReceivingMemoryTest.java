package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReceivingMemoryTest {
    private static final int MB = 1 << 20;
    private static final Executor THREADS =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());

    private ReceivingMemory memory = new ReceivingMemory(32 * MB, Duration.ofMillis(400));

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void aSmallPostTakesLittleAndAStreamWhatItsBatchesTake() {
        try (var small = memory.enter(100, 1);
                var stream = memory.enter(-1, 1)) {
            assertThat(memory.reserved()).isBetween(ReceivingMemory.ORDINARY + 64_000, ReceivingMemory.ORDINARY + MB);
            small.read(100);
            stream.read(5 * MB);
            assertThat(memory.reserved()).isLessThan(ReceivingMemory.ORDINARY + MB);
        }
    }

    @Test
    void aLargeEntityTakesMoreAndGivesItBackWhenItIsWritten() {
        try (var share = memory.enter(-1, 1)) {
            share.read(30 * MB);
            assertThat(memory.reserved()).isGreaterThanOrEqualTo(30 * MB);
            share.release(30 * MB);
            assertThat(memory.reserved()).isEqualTo(ReceivingMemory.ORDINARY);
        }
    }

    @Test
    void onePostWaitsForAnother() {
        var first = memory.enter(-1, 1);
        first.read(30 * MB);
        var second = CompletableFuture.supplyAsync(() -> memory.enter(-1, 1), THREADS);
        assertThat(second).isNotDone();
        first.close();
        second.join().close();
    }

    @Test
    void whoWaitsForTooLongIsSentAway() {
        try (var first = memory.enter(-1, 1)) {
            first.read(30 * MB);
            assertCode("receiving-full", () -> memory.enter(-1, 1));
        }
    }

    @Test
    void whatWillNeverFitIsRefusedForGood() {
        try (var share = memory.enter(-1, 1)) {
            assertCode("entity-exceeds-memory", () -> share.read(33 * MB));
        }
        try (var share = memory.enter(-1, 2)) {
            assertCode("entity-exceeds-memory", () -> share.read(17 * MB));
        }
    }

    @Test
    void ofPostsThatBlockEachOtherTheOldestGoesOn() {
        memory = new ReceivingMemory(32 * MB, Duration.ofSeconds(20));
        try (var old = memory.enter(-1, 1)) {
            var young = memory.enter(-1, 1);
            old.read(16 * MB);
            young.read(15 * MB);
            var refused = CompletableFuture.runAsync(
                    () -> {
                        try (young) {
                            assertCode("receiving-full", () -> young.read(10 * MB));
                        }
                    },
                    THREADS);
            old.read(14 * MB);
            refused.join();
        }
    }

    /** Posts of all sizes together never have more than there is, and each ends. The repetition is the seed. */
    @RepeatedTest(20)
    void neverMoreThanThereIs(RepetitionInfo repetition) {
        var seeds = new Random(repetition.getCurrentRepetition());
        var most = new AtomicInteger();
        memory = new ReceivingMemory(8 * MB, Duration.ofMillis(100));
        List<CompletableFuture<Void>> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            var random = new Random(seeds.nextLong());
            posts.add(CompletableFuture.runAsync(() -> post(random, most), THREADS));
        }
        posts.forEach(CompletableFuture::join);
        assertThat(most.get()).isBetween(1, 8 * MB);
    }

    private void post(Random random, AtomicInteger most) {
        long length = random.nextBoolean() ? -1 : random.nextInt(MB);
        try (var share = memory.enter(length, 1 + random.nextInt(2))) {
            long read = 0;
            for (int i = 0; i < 20; i++) {
                int piece = random.nextInt(MB / 2);
                share.read(piece);
                read += piece;
                most.accumulateAndGet((int) memory.reserved(), Math::max);
                if (random.nextInt(3) == 0) {
                    share.release(read);
                }
            }
        } catch (Fault fault) {
            assertThat(fault.code().id()).isIn("receiving-full", "entity-exceeds-memory");
        }
    }

    private static void assertCode(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code().id()).isEqualTo(code));
    }
}
