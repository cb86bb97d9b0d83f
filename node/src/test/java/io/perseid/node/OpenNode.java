package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.api.Api;
import io.perseid.api.ApiParts;
import io.perseid.api.Metrics;
import io.perseid.api.ReceivingLimits;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.fault.Problem;
import io.perseid.http.Call;
import io.perseid.http.Headers;
import io.perseid.http.Method;
import io.perseid.hub.ConfigDirectory;
import io.perseid.hub.Hub;
import io.perseid.hub.HubParts;
import io.perseid.hub.LoadOutcome;
import io.perseid.hub.RunKind;
import io.perseid.hub.RunReport;
import io.perseid.hub.SecretCipher;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.BackupPlan;
import io.perseid.store.backup.BackupRuns;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.Retention;
import io.perseid.time.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * All parts of a node on a project's folder, without a socket and with the hub in reach. In files and requests, single quotes stand for
 * double ones.
 */
final class OpenNode implements AutoCloseable {
    private static final int PROCESSORS = 2;

    private final Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService processor = Executors.newFixedThreadPool(PROCESSORS);
    private final Store store;
    private final Hub hub;
    private final Api api;

    private OpenNode(Path folder, StoreSettings settings) {
        var time = Time.system();
        this.folder = folder;
        store = Store.open(folder.resolve("data"), settings, time);
        hub = Hub.open(new HubParts(
                store,
                time,
                Connectors.all(folder),
                threads,
                processor,
                PROCESSORS,
                1,
                SecretCipher.of(new byte[SecretCipher.KEY_BYTES])));
        new StartConfiguration(folder, "test").load(hub);
        hub.start();
        var backups = new BackupRuns(
                store,
                new Backups(folder.resolve("backups"), time),
                Optional.empty(),
                new BackupPlan(Duration.ofHours(24), Retention.LOCAL),
                time,
                threads);
        var metrics = new Metrics(time);
        metrics.watch(hub, backups, store);
        api = Api.of(
                new ApiParts(
                        hub,
                        store,
                        backups,
                        Optional::empty,
                        time,
                        threads,
                        "1.2.3",
                        time.now(),
                        _ -> List.of(),
                        () -> {},
                        new ReceivingLimits(PROCESSORS, 16 << 20, Duration.ofSeconds(2)),
                        1 << 20),
                metrics);
    }

    /** Starts with the configuration in the folder. */
    static OpenNode on(Path folder) {
        return new OpenNode(folder, StoreSettings.small());
    }

    /** Starts on a disk that is as good as full: nothing can be written, all can be read. */
    static OpenNode onFullDisk(Path folder) {
        return new OpenNode(folder, StoreSettings.small().withReservedDiskBytes(Long.MAX_VALUE / 2));
    }

    /** Writes a file of the project. */
    static void write(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of the project. */
    OpenNode write(String file, String text) {
        write(folder, file, text);
        return this;
    }

    /** Reads the folder again, as a start does. */
    LoadOutcome reload() {
        return hub.load(ConfigDirectory.read(folder), true);
    }

    /** Runs a pipe in full and waits for its end. */
    RunReport run(String pipe) throws InterruptedException {
        return run(pipe, RunKind.FULL);
    }

    /** Runs a pipe and waits for its end. */
    RunReport run(String pipe, RunKind kind) throws InterruptedException {
        hub.pipe(pipe).start(kind);
        hub.pipe(pipe).awaitIdle();
        return hub.pipe(pipe).lastRun().orElseThrow();
    }

    /** What is wrong with a component, one line each. */
    String problems(String component) {
        return hub.outcome().byComponent().getOrDefault(component, List.of()).stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
    }

    /** The newest version of each entity that exists, by id, its properties as JSON. */
    Map<String, String> existing(String dataset) {
        Map<String, String> found = new TreeMap<>();
        try (var reader = store.openOrCreate(new DatasetName(dataset))
                .read(ReadRequest.latest().withDeleted(false))) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                EntityVersion version = next.get();
                found.put(
                        version.entity().id().value(),
                        Json.write(version.entity().properties(), JsonForm.COMPATIBLE)
                                .replace('"', '\''));
            }
        }
        return found;
    }

    /** An answer: its status, a blank, its body. */
    String get(String path) {
        return call(Method.GET, path, "");
    }

    String post(String path, String body) {
        return call(Method.POST, path, body);
    }

    String put(String path, String body) {
        return call(Method.PUT, path, body);
    }

    private String call(Method method, String path, String body) {
        var answer = api.routes().answer(Call.of(method, path, Headers.NONE, body.replace('\'', '"')));
        var out = new ByteArrayOutputStream();
        try (var written = answer.body()) {
            written.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.status() + " " + out.toString(StandardCharsets.UTF_8).replace('"', '\'');
    }

    @Override
    public void close() {
        api.close();
        hub.close();
        var findings = StoreCheck.check(store).findings();
        store.close();
        assertThat(findings).isEmpty();
        threads.close();
        processor.close();
    }
}
