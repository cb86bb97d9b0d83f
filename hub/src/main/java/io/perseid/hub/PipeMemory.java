package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipe remembers of its work from run to run. Kept in the store; where the sink is a dataset, in the same atomic write as the
 * entities it speaks of.
 *
 * @param lastSeen sequence token of the last entity read and written; empty if everything is to be read
 * @param generation the life of the source that {@code lastSeen} belongs to; empty if unknown
 * @param fullPending a full run began and has not come to its end: the next run is full again
 * @param completed some run has come to its end
 * @param runsSinceFull runs that ended since the last full one
 * @param runsSincePartial runs that ended since the last full or partial one
 * @param retries entities that could not be written and have not been since
 * @param tracked for each joined dataset the offset of the newest change that was followed back
 * @param lives the datasets it reads, joins and writes, each with what tells its life from another
 */
record PipeMemory(
        Optional<Value> lastSeen,
        Optional<String> generation,
        boolean fullPending,
        boolean completed,
        long runsSinceFull,
        long runsSincePartial,
        long retries,
        Map<String, Long> tracked,
        Map<String, String> lives) {
    static final PipeMemory NEW =
            new PipeMemory(Optional.empty(), Optional.empty(), false, false, 0, 0, 0, Map.of(), Map.of());

    PipeMemory {
        tracked = Map.copyOf(tracked);
        lives = Map.copyOf(lives);
    }

    PipeMemory withLastSeen(Optional<Value> since) {
        return new PipeMemory(
                since, generation, fullPending, completed, runsSinceFull, runsSincePartial, retries, tracked, lives);
    }

    PipeMemory withGeneration(Optional<String> life) {
        return new PipeMemory(
                lastSeen, life, fullPending, completed, runsSinceFull, runsSincePartial, retries, tracked, lives);
    }

    PipeMemory withFullPending(boolean pending) {
        return new PipeMemory(
                lastSeen, generation, pending, completed, runsSinceFull, runsSincePartial, retries, tracked, lives);
    }

    PipeMemory withRetries(long waiting) {
        return new PipeMemory(
                lastSeen, generation, fullPending, completed, runsSinceFull, runsSincePartial, waiting, tracked, lives);
    }

    PipeMemory withTracked(Map<String, Long> offsets) {
        return new PipeMemory(
                lastSeen, generation, fullPending, completed, runsSinceFull, runsSincePartial, retries, offsets, lives);
    }

    PipeMemory withLives(Map<String, String> known) {
        return new PipeMemory(
                lastSeen, generation, fullPending, completed, runsSinceFull, runsSincePartial, retries, tracked, known);
    }

    /** After a run of the kind came to its end. */
    PipeMemory afterRun(RunKind kind) {
        return new PipeMemory(
                lastSeen,
                generation,
                kind != RunKind.FULL && fullPending,
                true,
                kind == RunKind.FULL ? 0 : runsSinceFull + 1,
                kind == RunKind.INCREMENTAL ? runsSincePartial + 1 : 0,
                retries,
                tracked,
                lives);
    }

    DictValue toValue() {
        var dict = new DictBuilder();
        lastSeen.ifPresent(since -> dict.put("last_seen", since));
        generation.ifPresent(life -> dict.put("generation", new StringValue(life)));
        dict.put("full_pending", BooleanValue.of(fullPending));
        dict.put("completed", BooleanValue.of(completed));
        dict.put("runs_since_full", IntegerValue.of(runsSinceFull));
        dict.put("runs_since_partial", IntegerValue.of(runsSincePartial));
        dict.put("retries", IntegerValue.of(retries));
        var offsets = new DictBuilder();
        tracked.forEach((dataset, offset) -> offsets.put(dataset, IntegerValue.of(offset)));
        var known = new DictBuilder();
        lives.forEach((dataset, life) -> known.put(dataset, new StringValue(life)));
        return dict.put("tracked", offsets.build()).put("lives", known.build()).build();
    }

    static PipeMemory of(DictValue dict) {
        if (dict.isEmpty()) {
            return NEW;
        }
        Map<String, Long> tracked = new LinkedHashMap<>();
        if (dict.get("tracked") instanceof DictValue offsets) {
            offsets.names().forEach(name -> tracked.put(name, number(offsets, name)));
        }
        Map<String, String> lives = new LinkedHashMap<>();
        if (dict.get("lives") instanceof DictValue known) {
            known.forEach((name, life) -> lives.put(name, ((StringValue) life).value()));
        }
        return new PipeMemory(
                Optional.of(dict.get("last_seen")).filter(since -> !(since instanceof NullValue)),
                dict.get("generation") instanceof StringValue life ? Optional.of(life.value()) : Optional.empty(),
                dict.get("full_pending").equals(BooleanValue.TRUE),
                dict.get("completed").equals(BooleanValue.TRUE),
                number(dict, "runs_since_full"),
                number(dict, "runs_since_partial"),
                number(dict, "retries"),
                tracked,
                lives);
    }

    private static long number(DictValue dict, String name) {
        return dict.get(name) instanceof IntegerValue number ? number.longValue() : 0;
    }
}
