package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Value;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.Headers;
import io.perseid.http.Method;
import io.perseid.http.Routes;
import io.perseid.hub.Configuration;
import io.perseid.hub.Hub;
import io.perseid.hub.HubParts;
import io.perseid.hub.SecretCipher;
import io.perseid.node.Connectors;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All routes on a hub and a store of their own, without a socket. */
final class ApiFixture implements AutoCloseable {
    final Store store;
    final Hub hub;
    final BackupRuns backups;
    int restarts;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService processor = Executors.newFixedThreadPool(2);
    private final Api api;

    ApiFixture(Path folder, String configuration) {
        var time = Time.system();
        store = Store.open(folder, StoreSettings.small(), time);
        hub = Hub.open(new HubParts(
                store,
                time,
                Connectors.all(folder),
                threads,
                processor,
                2,
                1,
                SecretCipher.of(new byte[SecretCipher.KEY_BYTES])));
        var outcome = hub.load(Configuration.posted(configuration), false);
        if (!outcome.applied()) {
            throw new AssertionError(outcome.problems().toString());
        }
        hub.start();
        backups = new BackupRuns(
                store,
                new Backups(folder.resolveSibling(folder.getFileName() + "-backups"), time),
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
                        _ -> List.of("{\"line\":1}"),
                        () -> restarts++,
                        new ReceivingLimits(2, 16 << 20, Duration.ofSeconds(2)),
                        1 << 20),
                metrics);
    }

    Routes routes() {
        return api.routes();
    }

    /** The answer and its body, written. */
    record Given(int status, Map<String, String> headers, String text) {
        Value json() {
            return Json.parse(text, JsonForm.COMPATIBLE);
        }
    }

    Given get(String path) {
        return call(Method.GET, path, "");
    }

    Given get(String path, Map<String, String> headers) {
        return given(api.routes().answer(Call.of(Method.GET, path, Headers.of(headers), "")));
    }

    Given post(String path, String body) {
        return call(Method.POST, path, body);
    }

    Given put(String path, String body) {
        return call(Method.PUT, path, body);
    }

    Given delete(String path) {
        return call(Method.DELETE, path, "");
    }

    Given call(Method method, String path, String body) {
        return given(api.routes().answer(Call.of(method, path, Headers.NONE, body)));
    }

    static Given given(Answer answer) {
        var out = new ByteArrayOutputStream();
        try (var body = answer.body()) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Given(answer.status(), answer.headers(), out.toString(StandardCharsets.UTF_8));
    }

    /** What the node does first when it stops. */
    void endStreams() {
        api.close();
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
