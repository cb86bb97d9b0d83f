package io.perseid.api;

import io.perseid.hub.Hub;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Store;
import io.perseid.store.backup.BackupRuns;
import io.perseid.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What the routes answer from; the assembly owns all of it.
 *
 * @param backups when they are taken and what there is
 * @param encryptionKey reads the key of the settings, as it is now
 * @param threads run what outlives its request
 * @param version of the program
 * @param started when the node was ready
 * @param log the last lines of the node's log, oldest first, each one JSON object
 * @param restart asks the node to close and open again, soon
 * @param receiving what posts to receivers may take
 * @param maxConfigBytes of an uploaded configuration
 */
public record ApiParts(
        Hub hub,
        Store store,
        BackupRuns backups,
        Supplier<Optional<EncryptionKey>> encryptionKey,
        Time time,
        Executor threads,
        String version,
        Instant started,
        IntFunction<List<String>> log,
        Runnable restart,
        ReceivingLimits receiving,
        int maxConfigBytes) {}
