package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.store.Store;
import java.time.Instant;
import java.util.Optional;

/**
 * What a pump remembers over restarts, beside what its runs remember.
 *
 * @param disabled somebody switched it off
 * @param comment why
 * @param nextRun when it runs next
 * @param nextRescan when it runs in full next
 * @param fingerprint of the configuration these belong to
 */
record PumpState(
        boolean disabled, String comment, Optional<Instant> nextRun, Optional<Instant> nextRescan, String fingerprint) {
    static PumpState read(Store store, String pipe) {
        DictValue dict = store.state(key(pipe));
        return new PumpState(
                dict.get("disabled").equals(BooleanValue.TRUE),
                text(dict, "comment"),
                instant(dict, "next_run"),
                instant(dict, "next_rescan"),
                text(dict, "fingerprint"));
    }

    void write(Store store, String pipe) {
        var dict = new DictBuilder()
                .put("disabled", BooleanValue.of(disabled))
                .put("comment", new StringValue(comment))
                .put("fingerprint", new StringValue(fingerprint));
        nextRun.ifPresent(at -> dict.put("next_run", IntegerValue.of(at.toEpochMilli())));
        nextRescan.ifPresent(at -> dict.put("next_rescan", IntegerValue.of(at.toEpochMilli())));
        store.putState(key(pipe), dict.build());
    }

    PumpState withDisabled(boolean off, String why) {
        return new PumpState(off, why, nextRun, nextRescan, fingerprint);
    }

    PumpState withNext(Optional<Instant> run, Optional<Instant> rescan) {
        return new PumpState(disabled, comment, run, rescan, fingerprint);
    }

    static String key(String pipe) {
        return "pump:" + pipe;
    }

    private static String text(DictValue dict, String name) {
        return dict.get(name) instanceof StringValue text ? text.value() : "";
    }

    private static Optional<Instant> instant(DictValue dict, String name) {
        return dict.get(name) instanceof IntegerValue millis
                ? Optional.of(Instant.ofEpochMilli(millis.longValue()))
                : Optional.empty();
    }
}
