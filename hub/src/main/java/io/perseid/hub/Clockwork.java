package io.perseid.hub;

import io.perseid.store.Subscription;
import io.perseid.time.Time;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one thread that watches the clock: starts pumps that are due, and tells listeners that something has changed, at most four times
 * a second. {@link #step} does what is to be done now and says how long nothing will be; a test calls it itself.
 */
final class Clockwork {
    private static final System.Logger LOG = System.getLogger(Clockwork.class.getName());
    private static final long TELL_NS = 250_000_000L;
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Time time;
    private final Supplier<List<Pump>> pumps;
    private final Consumer<Instant> chores;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    // under the lock
    private boolean closed;
    private boolean agendaChanged;
    private boolean untold;
    private long lastTold;

    /** @param chores called with the time at each step, at least once a minute; must be quick */
    Clockwork(Time time, Supplier<List<Pump>> pumps, Consumer<Instant> chores) {
        this.time = time;
        this.pumps = pumps;
        this.chores = chores;
        this.lastTold = time.nanos() - TELL_NS;
    }

    /** Something about a pump or a dataset has changed. Quick; may be called under any lock. */
    void changed() {
        synchronized (this) {
            if (!agendaChanged || !untold) {
                agendaChanged = true;
                untold = true;
                notifyAll();
            }
        }
    }

    /** Calls the listener after changes. */
    Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Runs until it is closed. */
    void run() {
        while (true) {
            long pause = step();
            synchronized (this) {
                if (closed) {
                    return;
                }
                await(time.nanos() + pause);
            }
        }
    }

    /** Ends {@link #run}. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Starts what is due and tells what is untold; gives the nanoseconds until there may be something to do again. */
    long step() {
        synchronized (this) {
            agendaChanged = false;
        }
        Instant now = time.now();
        chores.accept(now);
        long pause = LONGEST_NS;
        boolean moving = false;
        for (Pump pump : pumps.get()) {
            pump.tick(now);
            Optional<Instant> next = pump.next();
            if (next.isPresent()) {
                pause = Math.min(
                        pause,
                        Math.max(1_000_000, Duration.between(now, next.get()).toNanos()));
            }
            moving |= pump.state() == PipeState.RUNNING || pump.rate().perSecond() > 0;
        }
        return Math.min(pause, tell(moving));
    }

    private long tell(boolean moving) {
        boolean now;
        long wait;
        synchronized (this) {
            long since = time.nanos() - lastTold;
            boolean due = untold || (moving && since >= SECOND_NS);
            now = due && since >= TELL_NS;
            if (now) {
                untold = false;
                lastTold = time.nanos();
                wait = moving ? SECOND_NS : LONGEST_NS;
            } else {
                wait = untold ? TELL_NS - since : moving ? SECOND_NS - since : LONGEST_NS;
            }
        }
        if (now) {
            listeners.forEach(Clockwork::call);
        }
        return Math.max(1_000_000, wait);
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener of the flow failed", e);
        }
    }

    /** Waits for the deadline, a change or the end; under the lock. */
    private synchronized void await(long deadline) {
        try {
            long left = deadline - time.nanos();
            while (!closed && !agendaChanged && left > 0) {
                wait(Math.max(1, left / 1_000_000));
                left = deadline - time.nanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
