package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.IntegerValue;
import io.perseid.store.DatasetName;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of runs: nothing is lost between datasets, nothing comes twice. */
class KilledTest {
    private static final String PIPES = """
            [{"_id": "a", "type": "pipe", "source": {"type": "http_endpoint"}},
             {"_id": "b", "type": "pipe", "batch_size": 7, "source": {"type": "dataset", "dataset": "a"}},
             {"_id": "c", "type": "pipe", "batch_size": 5, "source": {"type": "dataset", "dataset": "b"}}]
            """;

    @TempDir
    Path folder;

    @Test
    void afterEachKillEveryPipeGoesOnExactlyWhereItsSinkEnds() throws IOException, InterruptedException {
        var random = new Random(7);
        for (int kill = 0; kill < 3; kill++) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Victim.class.getName(),
                            folder.toString(),
                            Integer.toString(kill))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.getInputStream().read()).isEqualTo('!');
            process.waitFor(50 + random.nextInt(250), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            check();
        }
    }

    private void check() {
        try (var store = Store.open(folder, StoreSettings.small(), Time.system())) {
            for (var pipe : List.of(List.of("a", "b"), List.of("b", "c"))) {
                long seen = PipeMemory.of(store.state(Run.memoryKey(pipe.get(1))))
                        .lastSeen()
                        .map(token -> ((IntegerValue) token).longValue())
                        .orElse(-1L);
                assertThat(newest(store, pipe.get(1), Long.MAX_VALUE))
                        .as("%s holds what %s had up to %s", pipe.get(1), pipe.get(0), seen)
                        .isEqualTo(newest(store, pipe.get(0), seen));
            }
        }
    }

    /** The newest version of each id up to an offset. Ids are never changed twice here, so a snapshot read in pieces is the same. */
    private static Map<String, String> newest(Store store, String dataset, long upTo) {
        Map<String, String> found = new TreeMap<>();
        try (var versions = store.openOrCreate(new DatasetName(dataset)).read(ReadRequest.all())) {
            for (var next = versions.next(); next.isPresent(); next = versions.next()) {
                if (next.get().offset() <= upTo) {
                    found.put(
                            next.get().entity().id().value(),
                            next.get().entity().properties().toString());
                }
            }
        }
        return found;
    }

    /** The process that is killed: pushes entities as fast as it can while pipes hand them on. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            var store = Store.open(Path.of(arguments[0]), StoreSettings.small(), Time.system());
            var threads = Executors.newCachedThreadPool();
            var hub = RunningHub.open(new HubParts(
                    store,
                    Time.system(),
                    List.of(),
                    threads,
                    Executors.newFixedThreadPool(2),
                    2,
                    1,
                    SecretCipher.of(new byte[SecretCipher.KEY_BYTES])));
            hub.load(Configuration.posted(PIPES), true);
            hub.start();
            System.out.write('!');
            System.out.flush();
            for (int push = 0; push < 100_000; push++) {
                var json = new StringBuilder("[");
                for (int i = 0; i < 10; i++) {
                    json.append(i == 0 ? "" : ",").append("{\"_id\":\"" + arguments[1] + "-" + push + "-" + i + "\"}");
                }
                HubFixture.push(hub, "a", SequenceParams.NONE, json.append(']').toString());
            }
        }
    }
}
