package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a full run had come when it was cut off; a later one goes on there.
 *
 * @param since the last token it has written
 * @param generation the life of the source this belongs to
 * @param sink the life of the dataset it writes
 * @param tracked the offsets of joined datasets when it began: what has changed in them since is followed after it
 * @param seen what its sink's dataset has seen of it; empty if nothing is to be deleted at its end
 */
record FullPlace(Value since, Optional<String> generation, String sink, Map<String, Long> tracked, DictValue seen) {
    FullPlace {
        tracked = Map.copyOf(tracked);
    }

    /** The place kept for the pipe. */
    static Optional<FullPlace> find(Store store, String pipe) {
        DictValue dict = store.state(key(pipe));
        if (dict.get("since") instanceof NullValue) {
            return Optional.empty();
        }
        Map<String, Long> tracked = new LinkedHashMap<>();
        if (dict.get("tracked") instanceof DictValue offsets) {
            offsets.forEach((name, offset) -> tracked.put(name, ((IntegerValue) offset).longValue()));
        }
        return Optional.of(new FullPlace(
                dict.get("since"),
                dict.get("generation") instanceof StringValue life ? Optional.of(life.value()) : Optional.empty(),
                dict.get("sink") instanceof StringValue life ? life.value() : "",
                tracked,
                dict.get("seen") instanceof DictValue seen ? seen : DictValue.EMPTY));
    }

    /** Keeps the place. */
    void keep(Store store, String pipe) {
        var offsets = new DictBuilder();
        tracked.forEach((dataset, offset) -> offsets.put(dataset, IntegerValue.of(offset)));
        var dict = new DictBuilder()
                .put("since", since)
                .put("sink", new StringValue(sink))
                .put("tracked", offsets.build())
                .put("seen", seen);
        generation.ifPresent(life -> dict.put("generation", new StringValue(life)));
        store.putState(key(pipe), dict.build());
    }

    /** Forgets any place: the next full run begins at the start. */
    static void forget(Store store, String pipe) {
        if (!store.state(key(pipe)).isEmpty()) {
            store.putState(key(pipe), DictValue.EMPTY);
        }
    }

    /** The key in the store. */
    static String key(String pipe) {
        return "full:" + pipe;
    }
}
