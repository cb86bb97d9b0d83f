package io.perseid.store;

import io.perseid.fault.Fault;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the readers that are open and refuses one too many. Thread-safe. */
final class Readers {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    Readers(int most) {
        this.most = most;
    }

    /** Counts another one; {@link #closed} must follow. */
    void opened() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            throw new Fault(StoreCode.TOO_MANY_READERS, "too many readers are open", "open", most, "most", most);
        }
    }

    void closed() {
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }
}
