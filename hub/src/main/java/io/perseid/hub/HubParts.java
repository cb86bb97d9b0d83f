package io.perseid.hub;

import io.perseid.store.Store;
import io.perseid.time.Time;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * What a hub is made of; the assembly keeps all of it and closes it after the hub.
 *
 * @param store where datasets and what pipes remember are kept
 * @param connectors the types of systems, sources and sinks beside the built-in ones
 * @param threads runs what may block: a thread for each run and for the schedule
 * @param processor runs transforms: as many threads as there are cores
 * @param cores how many batches are transformed at the same time
 * @param seed where chance comes from
 * @param cipher seals the secrets in the store
 */
public record HubParts(
        Store store,
        Time time,
        List<Connector> connectors,
        ExecutorService threads,
        ExecutorService processor,
        int cores,
        long seed,
        SecretCipher cipher) {
    public HubParts {
        connectors = List.copyOf(connectors);
        if (cores < 1) {
            throw new IllegalArgumentException("no core to run on found=" + cores + " wanted=1");
        }
    }
}
