package io.perseid.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Wakes those who wait for a change of a dataset, however many they are, at most forty times a second and never on the writer's
 * thread: to the writer a thousand of them cost as much as one. Thread-safe.
 */
final class ChangeBell {
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Condition never = lock.newCondition();
    private final AtomicBoolean swinging = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Something has changed; quick. */
    void ring() {
        if (waiting.get() > 0 && swinging.compareAndSet(false, true)) {
            Thread.ofVirtual().name("change-bell").start(this::swing);
        }
    }

    private void swing() {
        lock.lock();
        try {
            // Waits for more changes, so that whoever wakes finds several of them.
            long left = BETWEEN.toNanos();
            while (left > 0) {
                left = never.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            swinging.set(false);
            rung.signalAll();
            lock.unlock();
        }
    }

    /** Waits until it is so, looking after each change; false if it isn't within the time. */
    boolean await(BooleanSupplier so, Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        waiting.incrementAndGet();
        try {
            while (!so.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = rung.awaitNanos(left);
            }
            return true;
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }
}
