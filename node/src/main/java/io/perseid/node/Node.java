package io.perseid.node;

import io.perseid.api.Api;
import io.perseid.api.ApiParts;
import io.perseid.api.Metrics;
import io.perseid.fault.Fault;
import io.perseid.http.HttpServer;
import io.perseid.hub.Hub;
import io.perseid.hub.HubParts;
import io.perseid.store.Store;
import io.perseid.store.StoreEncryption;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.BackupRuns;
import io.perseid.store.backup.Backups;
import io.perseid.time.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A running node: all parts, put together by hand. Open from {@link #open} until {@link #close}. */
public final class Node implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Node.class.getName());

    /** What has been opened, the last on top; closed in this order. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final Hub hub;
    private final HttpServer http;

    /** The assembly, bottom to top. */
    private Node(Settings settings, Time time, String version, PrintStream logTo, Runnable restart) {
        try {
            var log = opened(Log.install(settings, logTo));
            var cores = Runtime.getRuntime().availableProcessors();
            var threads = opened(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("work-", 0).factory()));
            var processor = opened(Executors.newFixedThreadPool(
                    cores, Thread.ofPlatform().daemon().name("processor-", 0).factory()));
            var store = opened(Store.open(
                    directory(settings.dataDirectory()), settings.store(), settings.readEncryptionKey(), time));
            hub = opened(Hub.open(new HubParts(
                    store,
                    time,
                    Connectors.all(settings.configDirectory()),
                    threads,
                    processor,
                    cores,
                    time.now().toEpochMilli(),
                    KeyFile.cipher(settings.keyFile()))));
            log.mask(hub::masked);
            StartConfiguration.of(settings).load(hub);
            var backups = opened(new BackupRuns(
                    store,
                    new Backups(
                            settings.backups(),
                            StoreSettings.small(),
                            () -> store.encryption().map(StoreEncryption::userKey),
                            time),
                    OffSitePlaces.of(settings, time),
                    settings.backupPlan(),
                    time,
                    threads));
            var metrics = new Metrics(time);
            metrics.watch(hub, backups, store);
            var parts = new ApiParts(
                    hub,
                    store,
                    backups,
                    settings::readEncryptionKey,
                    time,
                    threads,
                    version,
                    time.now(),
                    limit -> log.last(limit).stream().map(LogLine::json).toList(),
                    restart,
                    settings.receiving(),
                    (int) Math.min(settings.httpMaxConfigBytes(), Integer.MAX_VALUE - 16));
            var api = Api.of(parts, metrics);
            http = opened(HttpServer.open(settings.http(), api.routes(), metrics, hub::masked));
            opened(api);
            store.encryption().ifPresent(encryption -> threads.execute(() -> settle(encryption)));
            hub.start();
            var timer = opened(Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("timer").factory()));
            var looking = timer.scheduleWithFixedDelay(backups::startIfDue, 1, 1, TimeUnit.MINUTES);
            opened(() -> looking.cancel(false));
            LOG.log(
                    System.Logger.Level.INFO,
                    "ready address=" + http.address() + " pipes=" + hub.pipes().size());
        } catch (RuntimeException | Error e) {
            closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts a node.
     *
     * @param restart what a client's wish for a restart is told to; must return at once
     * @throws Fault if a part can't be opened; nothing is left open then
     */
    public static Node open(Settings settings, Time time, String version, PrintStream logTo, Runnable restart) {
        return new Node(settings, time, version, logTo, restart);
    }

    public URI address() {
        return http.address();
    }

    /** How many pipes it has. */
    public int pipes() {
        return hub.pipes().size();
    }

    /** Ends what an earlier change of the key has begun. */
    private static void settle(StoreEncryption encryption) {
        try {
            long changed = encryption.settle();
            if (changed > 0) {
                LOG.log(System.Logger.Level.INFO, "everything is encrypted with the newest key values=" + changed);
            }
        } catch (Fault fault) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "not everything is encrypted with the newest key yet code="
                            + fault.code().id(),
                    fault);
        }
    }

    /** Lets requests and runs end in order, then closes every part, top to bottom. */
    @Override
    public void close() {
        LOG.log(System.Logger.Level.INFO, "stopping");
        while (!opened.isEmpty()) {
            var part = opened.pop();
            try {
                close(part);
            } catch (Exception e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "a part did not close in order part=" + part.getClass().getSimpleName(),
                        e);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void close(AutoCloseable part) throws Exception {
        if (part instanceof ExecutorService executor) {
            executor.shutdown();
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
            return;
        }
        part.close();
    }

    private static Path directory(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Fault(
                    NodeCode.DIRECTORY_UNUSABLE,
                    e,
                    "the data directory can't be made; set data.directory or --data",
                    "directory",
                    directory,
                    "cause",
                    e.getClass().getSimpleName());
        }
    }
}
