package io.perseid.store;

import io.perseid.fault.Fault;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets threads that want the disk synced at the same time share one sync.
 *
 * <p>The first thread that comes may wait a little for others, until enough wait. A thread that comes while a sync runs waits for the next one, because its writes may have missed this one. Once a
 * sync has failed the disk's state is unknown, so every later call fails too, until the store is opened anew.
 *
 * <p>Thread-safe.
 */
final class GroupSync {
    private final Runnable disk;
    private final CommitSettings settings;
    private final AtomicLong written = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Condition enough = lock.newCondition();
    private int waiting;
    private long durable;
    private boolean running;
    private boolean broken;

    GroupSync(Runnable disk, CommitSettings settings) {
        this.disk = disk;
        this.settings = settings;
    }

    /** To be called after each write. */
    void wrote() {
        written.incrementAndGet();
    }

    /** Returns when every write made before the call is durable. */
    void sync() {
        long wanted = written.get();
        lock.lock();
        waiting++;
        if (waiting >= settings.batch()) {
            enough.signal();
        }
        try {
            while (durable < wanted) {
                if (running) {
                    done.awaitUninterruptibly();
                } else {
                    refuseIfBroken();
                    lead();
                }
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Whether something was written that no sync has covered. */
    boolean isBehind() {
        lock.lock();
        try {
            return durable < written.get();
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        running = true;
        gather();
        long covered = written.get();
        broken = true;
        lock.unlock();
        try {
            disk.run();
            broken = false;
        } finally {
            lock.lock();
            running = false;
            durable = broken ? durable : covered;
            done.signalAll();
        }
    }

    /** Waits for others, under the lock. */
    private void gather() {
        long left = settings.delay().toNanos();
        boolean interrupted = false;
        while (left > 0 && waiting < settings.batch() && !interrupted) {
            try {
                left = enough.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseIfBroken() {
        if (broken) {
            throw new Fault(StoreCode.DISK_FAILED, "an earlier sync of the disk failed: open the store anew");
        }
    }
}
