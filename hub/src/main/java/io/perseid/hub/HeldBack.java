package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.store.Arrival;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.DatasetWriter;
import io.perseid.store.Progress;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has changed and a circuit breaker holds back from a dataset. It lies in a dataset of its own, so nobody who reads, joins
 * or publishes the one sees it; and over restarts, until somebody commits it or rolls it back.
 *
 * <p>Without {@code tripped} it is what a run under way has done so far, and worth nothing once that run is gone.
 */
final class HeldBack {
    private static final String TRIPPED = "tripped";
    private static final String POPULATED = "populated";
    private static final String STATES = "states";
    private static final String MESSAGE = "message";
    private static final int AT_ONCE = 1_000;

    private final Store store;
    private final String dataset;

    HeldBack(Store store, String dataset) {
        this.store = store;
        this.dataset = dataset;
    }

    /** Begins to hold back; what a run before left is thrown away. */
    Dataset begin() {
        rollBack();
        return store.openOrCreate(name());
    }

    /**
     * From now on somebody must decide.
     *
     * @param progress what the pipe remembers if that is to commit
     */
    void trip(String message, Instant at, Progress progress, boolean populated) {
        store.openOrCreate(name());
        var states = new DictBuilder();
        progress.states().forEach(states::put);
        store.putState(
                key(),
                new DictBuilder()
                        .put(TRIPPED, BooleanValue.TRUE)
                        .put(MESSAGE, new StringValue(message))
                        .put("at", ExecutionLog.datetime(at))
                        .put(POPULATED, BooleanValue.of(populated))
                        .put(STATES, states.build())
                        .build());
    }

    /** True if somebody must decide. */
    boolean isTripped() {
        return store.state(key()).get(TRIPPED).equals(BooleanValue.TRUE);
    }

    /** Why, in words. */
    String message() {
        return store.state(key()).get(MESSAGE) instanceof StringValue text ? text.value() : "";
    }

    /** What is held back, once somebody must decide. */
    Optional<Dataset> entities() {
        return isTripped() ? store.find(name()) : Optional.empty();
    }

    /** For the API: whether the breaker has tripped, and if so why and with how much. */
    DictValue describe() {
        var dict = new DictBuilder().put(TRIPPED, BooleanValue.of(isTripped()));
        entities()
                .ifPresent(held -> dict.put(MESSAGE, new StringValue(message()))
                        .put("at", store.state(key()).get("at"))
                        .put("uncommitted", IntegerValue.of(held.nextOffset())));
        return dict.build();
    }

    /** Throws it away. */
    void rollBack() {
        store.putState(key(), DictValue.EMPTY);
        if (store.find(name()).isPresent()) {
            store.delete(name());
        }
    }

    /** Writes it to the dataset, with what the pipe then remembers. If that is cut off, it can be done again. */
    void commit() {
        DictValue state = store.state(key());
        Map<String, DictValue> states = new LinkedHashMap<>();
        if (state.get(STATES) instanceof DictValue held) {
            held.forEach((name, value) -> states.put(name, (DictValue) value));
        }
        Dataset target = store.openOrCreate(new DatasetName(dataset));
        try (DatasetWriter writer = target.writer(dataset)) {
            copyTo(writer);
            boolean populated = target.populated() || state.get(POPULATED).equals(BooleanValue.TRUE);
            writer.setPopulated(populated, new Progress(states));
        }
        rollBack();
    }

    /** Writes all versions held back, in their order; gives how many the dataset did not have. */
    long copyTo(DatasetWriter writer) {
        long written = 0;
        List<Arrival> arrivals = new ArrayList<>();
        try (var versions = store.openOrCreate(name()).read(ReadRequest.all())) {
            for (Optional<EntityVersion> next = versions.next(); next.isPresent(); next = versions.next()) {
                arrivals.add(Arrival.of(next.get().entity()));
                if (arrivals.size() == AT_ONCE) {
                    written += writer.appendArrivals(arrivals, Progress.NONE).appended();
                    arrivals.clear();
                }
            }
        }
        return written + writer.appendArrivals(arrivals, Progress.NONE).appended();
    }

    /** The newest version held back of the entity. */
    Optional<EntityVersion> latest(EntityId id) {
        return store.find(name()).flatMap(held -> held.latest(id));
    }

    private DatasetName name() {
        return new DatasetName("system:circuit-breaker:" + dataset);
    }

    private String key() {
        return "circuit-breaker:" + dataset;
    }
}
