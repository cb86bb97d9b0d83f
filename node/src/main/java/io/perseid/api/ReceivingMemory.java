package io.perseid.api;

import static java.util.Comparator.comparingLong;

import io.perseid.entity.JsonLimits;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes of bodies that may be in memory at one time, shared by all posts to receivers, so that many large ones can't use up the heap.
 *
 * <p>A post begins with what an ordinary one needs and takes more when an entity is large; while there is no more, it doesn't read, so
 * its client has to wait. Whoever came first is served first, and those with a large entity before those that have not begun. Posts that hold bytes while they wait for more could block each other: when
 * all that hold any have waited for a while, the newest is sent away, so the oldest goes on. Thread-safe.
 */
final class ReceivingMemory {
    /** What a stream of small entities has in memory: the batches under way and the next one. */
    static final long ORDINARY = 6 << 20;

    /** What the largest entity has. */
    private static final long LARGEST = JsonLimits.DEFAULT.maxEntityBytes();

    private static final long SMALLEST = 64 << 10;
    private static final long STEP = 256 << 10;

    private final long limit;
    private final Duration wait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Share> open = new HashSet<>();
    private final TreeSet<Share> waiting = new TreeSet<>(comparingLong(share -> share.number));
    private long reserved;
    private long numbers;

    ReceivingMemory(long limit, Duration wait) {
        this.limit = limit;
        this.wait = wait;
    }

    /**
     * The share of a post that begins; waits for it.
     *
     * @param length of the body, or -1 if nobody knows
     * @param copies how often a byte of it is in memory
     * @throws Fault {@code receiving-full} if there is none for too long
     */
    Share enter(long length, int copies) {
        long ordinary = length < 0 ? ORDINARY : Math.min(ORDINARY, SMALLEST + 4 * length);
        lock.lock();
        try {
            var share = new Share(numbers++, Math.min(ordinary * copies, limit), copies);
            take(share);
            open.add(share);
            return share;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that are reserved now. */
    long reserved() {
        lock.lock();
        try {
            return reserved;
        } finally {
            lock.unlock();
        }
    }

    /** Reserves what the share lacks, and a step more if there is one. */
    private void take(Share share) {
        waiting.add(share);
        try {
            await(share);
        } finally {
            waiting.remove(share);
            changed.signalAll();
        }
        long step = share.isLarge() ? Math.max(STEP, share.reserved) : 0;
        long more = Math.max(share.missing(), Math.min(step, limit - reserved));
        reserved += more;
        share.reserved += more;
    }

    private void await(Share share) {
        long patience = wait.toNanos() / 20;
        long left = wait.toNanos();
        while (waiting.first() != share || reserved + share.missing() + kept(share) > limit) {
            boolean longEnough = wait.toNanos() - left >= patience;
            if (longEnough && share.held() > limit) {
                throw tooLarge();
            }
            if (left <= 0 || share.sentAway) {
                throw full();
            }
            if (longEnough && waiting.first() == share) {
                sendNewestAway(share);
            }
            long step = Math.min(left, patience);
            try {
                left -= step - Math.max(0, changed.awaitNanos(step));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw full();
            }
        }
    }

    /** What one that begins must leave to those that have begun with a large entity. */
    private long kept(Share share) {
        return share.reserved == 0 && open.stream().anyMatch(Share::isLarge) ? LARGEST : 0;
    }

    /** If everybody who holds bytes waits for more, nobody will give any back. */
    private void sendNewestAway(Share first) {
        if (waiting.containsAll(open)) {
            open.stream()
                    .filter(share -> share != first && !share.sentAway)
                    .max(comparingLong(share -> share.number))
                    .ifPresent(share -> share.sentAway = true);
            changed.signalAll();
        }
    }

    private Fault tooLarge() {
        return new Fault(
                ApiCode.ENTITY_EXCEEDS_MEMORY,
                "an entity takes more memory than all posts together may have",
                "http.receiving_memory",
                limit);
    }

    private Fault full() {
        return new Fault(
                ApiCode.RECEIVING_FULL,
                "the posts being received take all the memory they may have; try again in a moment",
                "http.receiving_memory",
                limit,
                "waited_ms",
                wait.toMillis());
    }

    /** What one post has reserved. One thread reads the body, any thread releases. */
    final class Share implements AutoCloseable {
        private final long number;
        private final long ordinary;
        private final int copies;
        private long reserved;
        private long read;
        private long released;
        private boolean sentAway;

        private Share(long number, long ordinary, int copies) {
            this.number = number;
            this.ordinary = ordinary;
            this.copies = copies;
        }

        /**
         * So many more bytes were read; waits until they may be kept.
         *
         * @throws Fault {@code receiving-full} if there is no room for too long, {@code entity-exceeds-memory} if there never will be
         */
        void read(int bytes) {
            lock.lock();
            try {
                read += bytes;
                if (missing() > 0) {
                    take(this);
                }
            } finally {
                lock.unlock();
            }
        }

        /** What was read up to this byte is no longer in memory. */
        void release(long upTo) {
            lock.lock();
            try {
                released = Math.max(released, upTo);
                give(reserved - Math.max(ordinary, held()));
            } finally {
                lock.unlock();
            }
        }

        private long held() {
            return (read - released) * copies;
        }

        private boolean isLarge() {
            return Math.max(reserved, held()) > ordinary;
        }

        private long missing() {
            return Math.max(ordinary, held()) - reserved;
        }

        private void give(long bytes) {
            if (bytes > 0) {
                reserved -= bytes;
                ReceivingMemory.this.reserved -= bytes;
                changed.signalAll();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                give(reserved);
                open.remove(this);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
