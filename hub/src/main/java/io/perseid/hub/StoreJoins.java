package io.perseid.hub;

import io.perseid.entity.DatetimeValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.language.JoinIndex;
import io.perseid.language.Joins;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The datasets of a store as transforms join them, for one run. Thread-safe. */
final class StoreJoins implements Joins {
    private final Store store;
    private final Map<String, Dataset> opened = new ConcurrentHashMap<>();

    StoreJoins(Store store) {
        this.store = store;
    }

    @Override
    public void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found) {
        find(dataset, index.name(), key, found);
    }

    /** The same by the name of the index. */
    void find(String dataset, String index, Value key, Consumer<Entity> found) {
        try (var matches = dataset(dataset).lookup(index, key)) {
            for (var version = matches.next(); version.isPresent(); version = matches.next()) {
                found.accept(version.get().entity());
            }
        }
    }

    @Override
    public Optional<Entity> lookup(String dataset, EntityId id) {
        return dataset(dataset).latest(id).map(EntityVersion::entity).filter(entity -> !entity.isDeleted());
    }

    /** Up to when {@code via} holds what came of the dataset: a datetime, or null if it doesn't know. */
    Value completeness(String via, String dataset) {
        Long micros = Completeness.of(store, via).get(dataset);
        return micros == null
                ? NullValue.NULL
                : new DatetimeValue(Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private Dataset dataset(String name) {
        return opened.computeIfAbsent(
                name,
                wanted -> store.find(new DatasetName(wanted))
                        .orElseThrow(() -> new Fault(
                                HubCode.DATASET_NOT_READY, "a joined dataset does not exist", "dataset", wanted)));
    }
}
