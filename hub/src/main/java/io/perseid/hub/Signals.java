package io.perseid.hub;

import io.perseid.store.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells pipes at once that a dataset has changed, whether it existed before or not. Only in memory: who was not there to hear finds
 * the change by its schedule. Thread-safe.
 */
final class Signals {
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();

    /** Calls the listener after each change of the dataset, on the thread that made it; it must be quick. */
    Subscription listen(String dataset, Runnable listener) {
        listeners.computeIfAbsent(dataset, name -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> listeners.getOrDefault(dataset, List.of()).remove(listener);
    }

    /** The dataset has new versions, or has become populated. */
    void changed(String dataset) {
        listeners.getOrDefault(dataset, List.of()).forEach(Runnable::run);
    }
}
