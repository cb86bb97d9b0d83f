package io.perseid.node;

import io.perseid.fault.Fault;
import io.perseid.hub.Hub;
import io.perseid.hub.HubParts;
import io.perseid.store.CheckReport;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreCode;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * What is done to a data directory whose node doesn't run. A hub that runs nothing is opened on it, since only the pipes know what
 * indexes are derived by. A key is where {@code encryption.key} says, for data that is encrypted.
 */
public final class OfflineStore {
    private OfflineStore() {}

    /** Holds everything against the logs: views, indexes, counts, hashes and checksums. */
    public static CheckReport check(Path data, Optional<String> key) {
        return with(data, key, (store, hub) -> {
            hub.declareIndexes();
            return StoreCheck.check(store);
        });
    }

    /**
     * Drops what follows from the logs and derives it again.
     *
     * @param datasets those to rebuild; all of them if there are none
     * @return for each dataset what was not as it follows from its log
     */
    public static Map<DatasetName, List<String>> rebuild(Path data, Optional<String> key, List<String> datasets) {
        return with(data, key, (store, hub) -> {
            hub.declareIndexes();
            Map<DatasetName, List<String>> found = new LinkedHashMap<>();
            List<DatasetName> wanted = datasets.isEmpty()
                    ? store.datasets()
                    : datasets.stream().map(DatasetName::new).toList();
            for (DatasetName name : wanted) {
                var dataset = store.find(name)
                        .orElseThrow(() -> new Fault(
                                NodeCode.DATASET_NOT_HERE, "the store has no such dataset", "dataset", name.value()));
                found.put(name, dataset.rebuild());
            }
            return found;
        });
    }

    private static <T> T with(Path data, Optional<String> key, BiFunction<Store, Hub, T> work) {
        if (!Files.exists(data.resolve("STORE"))) {
            throw new Fault(StoreCode.STORE_NOT_A_STORE, "the directory holds no store", "path", data);
        }
        var time = Time.system();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var processor = Executors.newVirtualThreadPerTaskExecutor();
                var store = Store.open(
                        data,
                        StoreSettings.standard(),
                        key.map(source -> KeySource.read(source, System.getenv())),
                        time);
                var hub = Hub.open(new HubParts(
                        store,
                        time,
                        Connectors.all(data),
                        threads,
                        processor,
                        1,
                        0,
                        KeyFile.cipher(KeyFile.in(data))))) {
            return work.apply(store, hub);
        }
    }
}
