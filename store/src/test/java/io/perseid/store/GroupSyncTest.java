package io.perseid.store;

import static io.perseid.store.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class GroupSyncTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @RegisterExtension
    final TestStore test = new TestStore();

    private final AtomicInteger syncs = new AtomicInteger();

    @Test
    void whoeverWaitsForOthersGoesOnWhenEnoughHaveCome() throws InterruptedException {
        var group = new GroupSync(syncs::incrementAndGet, new CommitSettings(8, LONG, Duration.ZERO));
        for (int i = 0; i < 8; i++) {
            group.wrote();
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(group::sync));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(syncs).hasValue(1);
        assertThat(group.isBehind()).isFalse();
    }

    @Test
    void whoeverWaitsAloneGoesOnAfterTheDelay() {
        var group = new GroupSync(syncs::incrementAndGet, new CommitSettings(8, Duration.ofMillis(5), Duration.ZERO));
        group.wrote();
        assertThat(group.isBehind()).isTrue();
        group.sync();
        group.sync();
        assertThat(syncs).hasValue(1);
    }

    @Test
    void whoeverComesDuringASyncSharesTheNextOne() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var group = new GroupSync(
                () -> {
                    syncs.incrementAndGet();
                    begun.countDown();
                    await(go);
                },
                CommitSettings.ON_DEMAND);
        group.wrote();
        List<Thread> threads = new ArrayList<>(List.of(Thread.ofPlatform().start(group::sync)));
        begun.await();
        group.wrote();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.ofPlatform().start(group::sync));
        }
        while (threads.stream().skip(1).anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(syncs).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNobodySyncsIsSyncedAfterAWhile() {
        test.reopen(StoreSettings.small().withCommit(new CommitSettings(1, Duration.ZERO, Duration.ofMillis(5))));
        test.dataset("people").writer("test").append(List.of(person("a", "Oslo")), Progress.NONE);
        while (test.store().figures().unsynced()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(test.store().figures().unsynced()).isFalse();
    }
}
