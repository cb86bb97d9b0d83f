package io.perseid.store;

import io.perseid.fault.Fault;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Syncs what nobody has asked to sync, again and again, on a thread of its own. */
final class SteadySync implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SteadySync.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-sync").factory());
    private final Engine engine;
    private Future<?> work = CompletableFuture.completedFuture(null);
    private boolean failed;

    SteadySync(Engine engine) {
        this.engine = engine;
    }

    /** Begins; does nothing if the time is zero. */
    void start(Duration every) {
        if (every.isPositive()) {
            work = thread.scheduleWithFixedDelay(this::sync, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void sync() {
        try {
            if (engine.isUnsynced()) {
                engine.sync();
                failed = false;
            }
        } catch (Fault fault) {
            if (!failed && fault.code() != StoreCode.STORE_CLOSED) {
                LOG.log(Level.ERROR, "what was appended can''t be synced: {0}", fault.getMessage());
            }
            failed = true;
        }
    }

    /** No sync is begun any more. */
    @Override
    public void close() {
        work.cancel(false);
        thread.shutdownNow();
    }
}
