package io.perseid.store;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known in memory of {@link Space#NEWEST} for one dataset: a hash table outside of the Java heap that grows until
 * the store's bound is reached, and from then on forgets an old entry for each new one.
 *
 * <p>As long as it has never forgotten anything of a dataset that it knows from the beginning, it is <i>complete</i>: an id
 * that isn't in it doesn't exist, and new ids need no look at the disk either.
 *
 * <pre>
 * slot (40 bytes) = hash of id (16)  offset + 1, shifted left once, bit 0 deleted (8; 0: empty; 1: gone)  content hash (16)
 * </pre>
 *
 * <p>An id stands in one of the eight slots from the one its hash names. Nothing is ever removed from between, so a search
 * ends at an empty slot; an id that exists no more stays as one that is known not to exist.
 *
 * <p>Not thread-safe: used under the dataset's lock.
 */
final class NewestCache {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final long SLOT = 40;
    private static final int WINDOW = 8;
    private static final long FIRST_SLOTS = 256;
    private static final long GONE = 1;

    private final AtomicLong budget;
    private MemorySegment table = MemorySegment.NULL;
    private long slots;
    private long used;
    private boolean complete;

    /**
     * An empty cache.
     *
     * @param budget bytes that all caches of the store may still take
     */
    NewestCache(AtomicLong budget) {
        this.budget = budget;
    }

    /** Whether an id that isn't here doesn't exist. */
    boolean isComplete() {
        return complete;
    }

    /** Says that every id of the dataset has been put, if nothing was forgotten since {@link #clear}. */
    void startComplete() {
        clear();
        complete = true;
    }

    /** Forgets everything and gives the memory back. */
    void clear() {
        budget.addAndGet(slots * SLOT);
        table = MemorySegment.NULL;
        slots = 0;
        used = 0;
        complete = false;
    }

    @Nullable
    Newest get(IdHash id) {
        if (slots == 0) {
            return null;
        }
        for (int i = 0; i < WINDOW; i++) {
            long at = slot(id, i);
            long state = table.get(LONG, at + 16);
            if (state == 0) {
                return null;
            }
            if (isAt(at, id)) {
                return state == GONE
                        ? null
                        : new Newest(
                                (state >>> 1) - 1,
                                (state & 1) != 0,
                                table.get(LONG, at + 24),
                                table.get(LONG, at + 32));
            }
        }
        return null;
    }

    void put(IdHash id, Newest newest) {
        if (used * 4 >= slots * 3) {
            grow();
        }
        if (slots == 0 || !putInWindow(id, newest)) {
            if (grow() && putInWindow(id, newest)) {
                return;
            }
            complete = false;
            if (slots > 0) {
                set(slot(id, (int) (newest.offset() & (WINDOW - 1))), id, newest);
            }
        }
    }

    /** Says that the id exists no more. */
    void forget(IdHash id) {
        for (int i = 0; i < WINDOW && slots > 0; i++) {
            long at = slot(id, i);
            if (isAt(at, id)) {
                table.set(LONG, at + 16, GONE);
            }
        }
    }

    private boolean putInWindow(IdHash id, Newest newest) {
        for (int i = 0; i < WINDOW; i++) {
            long at = slot(id, i);
            boolean empty = table.get(LONG, at + 16) == 0;
            if (empty || isAt(at, id)) {
                used += empty ? 1 : 0;
                set(at, id, newest);
                return true;
            }
        }
        return false;
    }

    /** Doubles the table; false if the store's bound doesn't allow it. */
    private boolean grow() {
        long wanted = slots == 0 ? FIRST_SLOTS : slots * 2;
        long more = (wanted - slots) * SLOT;
        if (budget.addAndGet(-more) < 0) {
            budget.addAndGet(more);
            return false;
        }
        MemorySegment old = table;
        long oldSlots = slots;
        table = Arena.ofAuto().allocate(wanted * SLOT, 64);
        slots = wanted;
        used = 0;
        for (long at = 0; at < oldSlots * SLOT; at += SLOT) {
            if (old.get(LONG, at + 16) != 0) {
                move(old, at);
            }
        }
        return true;
    }

    private void move(MemorySegment from, long at) {
        var id = new IdHash(from.get(LONG, at), from.get(LONG, at + 8));
        for (int i = 0; i < WINDOW; i++) {
            long to = slot(id, i);
            if (table.get(LONG, to + 16) == 0) {
                MemorySegment.copy(from, at, table, to, SLOT);
                used++;
                return;
            }
        }
        complete = false;
    }

    private boolean isAt(long at, IdHash id) {
        return table.get(LONG, at) == id.high() && table.get(LONG, at + 8) == id.low();
    }

    private void set(long at, IdHash id, Newest newest) {
        table.set(LONG, at, id.high());
        table.set(LONG, at + 8, id.low());
        table.set(LONG, at + 16, (newest.offset() + 1) << 1 | (newest.deleted() ? 1 : 0));
        table.set(LONG, at + 24, newest.hashHigh());
        table.set(LONG, at + 32, newest.hashLow());
    }

    private long slot(IdHash id, int step) {
        return ((id.low() + step) & (slots - 1)) * SLOT;
    }
}
