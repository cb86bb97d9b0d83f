package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.Json;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonForm;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import io.perseid.time.Time;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A hub on a store in a folder, with a clock that tests move; can be closed and opened again. */
final class HubFixture implements AutoCloseable {
    final SettableTime time = SettableTime.atNoon();
    final FakeSystem outside = new FakeSystem();
    private final Path folder;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final ExecutorService processor = Executors.newFixedThreadPool(2);
    Store store;
    RunningHub hub;

    HubFixture(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        store = Store.open(folder, StoreSettings.small(), time);
        hub = RunningHub.open(new HubParts(
                store,
                time,
                List.of(outside.connector()),
                threads,
                processor,
                2,
                1,
                SecretCipher.of(new byte[SecretCipher.KEY_BYTES])));
    }

    /** Closes hub and store and opens them again. */
    void restart() {
        hub.close();
        store.close();
        open();
    }

    /** Loads a configuration given as a JSON list, where single quotes stand for double ones. */
    LoadOutcome load(String json) {
        return hub.load(Configuration.posted(json.replace('\'', '"')), true);
    }

    /** Runs a pipe and waits for its end. */
    RunReport run(String pipe) {
        return run(pipe, RunKind.INCREMENTAL);
    }

    RunReport run(String pipe, RunKind kind) {
        hub.pipe(pipe).start(kind);
        await(pipe);
        return hub.pipe(pipe).lastRun().orElseThrow();
    }

    /** Lets an hour pass and the hub do what is due then; gives the run that follows. */
    RunReport scheduled(String pipe) {
        time.advance(Duration.ofHours(1));
        tick();
        return hub.pipe(pipe).lastRun().orElseThrow();
    }

    /** Lets the hub do what is due, and everything that follows from it. */
    void tick() {
        begin();
        hub.tick();
        settle();
    }

    /** Lets pumps run by themselves, without the hub's own thread. */
    void begin() {
        hub.beginPumps();
    }

    /** Waits until no run goes on anywhere. */
    void settle() {
        boolean quiet = false;
        while (!quiet) {
            hub.pipes().forEach(pipe -> await(pipe.id()));
            quiet = hub.pipes().stream()
                    .noneMatch(pipe -> pipe.state() == PipeState.RUNNING || pipe.state() == PipeState.STOPPING);
        }
    }

    /** Waits for something that follows by itself, at most ten seconds. */
    void settleUntil(BooleanSupplier reached) {
        long deadline = Time.system().nanos() + 10_000_000_000L;
        while (!reached.getAsBoolean()) {
            if (Time.system().nanos() > deadline) {
                throw new AssertionError("it never came");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    void await(String pipe) {
        try {
            hub.pipe(pipe).awaitIdle();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pushes entities given as a JSON array with single quotes. */
    long push(String pipe, SequenceParams params, String json) {
        return push(hub, pipe, params, json.replace('\'', '"'));
    }

    /** Pushes entities given as a JSON array. */
    static long push(Hub hub, String pipe, SequenceParams params, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        try (var reader = JsonEntityReader.open(
                new ByteArrayInputStream(bytes), hub.reception(pipe).form())) {
            return hub.receive(pipe, params, reader, _ -> {}).entities();
        }
    }

    /** The newest version of each entity that exists, by id, its properties as JSON. */
    Map<String, String> existing(String dataset) {
        Map<String, String> found = new TreeMap<>();
        for (EntityVersion version : read(dataset, ReadRequest.latest().withDeleted(false))) {
            Entity entity = version.entity();
            found.put(entity.id().value(), Json.write(entity.properties(), JsonForm.COMPATIBLE));
        }
        return found;
    }

    /** The whole log: offset, id, an x if deleted, properties. */
    List<String> log(String dataset) {
        return read(dataset, ReadRequest.all()).stream()
                .map(version -> version.offset() + ":"
                        + version.entity().id().value()
                        + (version.entity().isDeleted() ? "x" : "") + " "
                        + Json.write(version.entity().properties(), JsonForm.COMPATIBLE))
                .toList();
    }

    List<EntityVersion> read(String dataset, ReadRequest request) {
        List<EntityVersion> versions = new ArrayList<>();
        try (var reader = store.openOrCreate(new DatasetName(dataset)).read(request)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                versions.add(next.get());
            }
        }
        return versions;
    }

    boolean populated(String dataset) {
        return store.find(new DatasetName(dataset)).orElseThrow().populated();
    }

    @Override
    public void close() {
        hub.close();
        var findings = StoreCheck.check(store).findings();
        store.close();
        if (!findings.isEmpty()) {
            throw new AssertionError("the store is not sound: " + findings);
        }
        threads.shutdownNow();
        processor.shutdownNow();
    }
}
