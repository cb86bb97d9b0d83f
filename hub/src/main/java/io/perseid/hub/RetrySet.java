package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.store.ReadRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entities of a pipe that could not be written and wait for another try: the entities {@code write-error:<id>} of its execution
 * log. Holds at most as many as the pump allows. Used by one thread.
 */
final class RetrySet {
    private static final String PREFIX = "write-error:";

    /** One of them. */
    record Waiting(Sourced entity, long attempts, boolean dead) {}

    private final ExecutionLog log;
    private final Map<String, Waiting> waiting;
    private final Set<String> failedNow = new HashSet<>();

    private RetrySet(ExecutionLog log, Map<String, Waiting> waiting) {
        this.log = log;
        this.waiting = waiting;
    }

    /** The set as the log has it. */
    static RetrySet read(ExecutionLog log, boolean any) {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        if (any && log.find().isPresent()) {
            try (var versions = log.find().get().read(ReadRequest.latest().withDeleted(false))) {
                for (var next = versions.next(); next.isPresent(); next = versions.next()) {
                    String id = next.get().entity().id().value();
                    if (id.startsWith(PREFIX)) {
                        waiting.put(
                                id.substring(PREFIX.length()),
                                decode(next.get().entity().properties()));
                    }
                }
            }
        }
        return new RetrySet(log, waiting);
    }

    /** How many wait for another try; the dead don't. */
    long size() {
        return waiting.values().stream().filter(entry -> !entry.dead()).count();
    }

    /** How many could not be written and have not been since, the dead ones too. */
    long unresolved() {
        return waiting.size();
    }

    /** True if nothing ever failed, or all of it was resolved. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What is known of an entity that could not be written; empty if it was, or never failed. */
    Optional<Waiting> find(EntityId id) {
        return Optional.ofNullable(waiting.get(id.value()));
    }

    /** Those that wait for another try since an earlier run. */
    List<Waiting> pending() {
        return waiting.entrySet().stream()
                .filter(entry -> !entry.getValue().dead() && !failedNow.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The entity could not be written once more; gives what is known of it now. */
    Waiting failed(Sourced entity, Fault fault, int maxAttempts, Instant at) {
        String id = entity.entity().id().value();
        var before = waiting.get(id);
        long attempts = before == null ? 0 : before.attempts() + 1;
        var now = new Waiting(entity, attempts, attempts >= maxAttempts);
        waiting.put(id, now);
        failedNow.add(id);
        log.write(Entity.of(key(id), encode(now, fault, at)));
        return now;
    }

    /** True if the entity failed since the set was read. */
    boolean failedInThisRun(EntityId id) {
        return failedNow.contains(id.value());
    }

    /** The entity was written; gives whether it had failed before and was dead. */
    boolean written(EntityId id) {
        var before = waiting.remove(id.value());
        failedNow.remove(id.value());
        if (before == null) {
            return false;
        }
        log.write(Entity.deleted(
                key(id.value()),
                new DictBuilder()
                        .put("event_type", new StringValue("write-error"))
                        .put("entity_id", new StringValue(id.value()))
                        .put("resolved", BooleanValue.TRUE)
                        .build()));
        return before.dead();
    }

    /** Forgets all of them. */
    void discard() {
        for (String id : new ArrayList<>(waiting.keySet())) {
            written(new EntityId(id));
        }
    }

    /** The id of the log's entity about an entity that could not be written. */
    static EntityId key(String id) {
        return new EntityId(PREFIX + id);
    }

    private static DictValue encode(Waiting entry, Fault fault, Instant at) {
        Entity entity = entry.entity().entity();
        DictValue held = DictBuilder.of(entity.properties())
                .put("_id", new StringValue(entity.id().value()))
                .put("_deleted", BooleanValue.of(entity.isDeleted()))
                .build();
        return ExecutionLog.failure(fault)
                .put("event_type", new StringValue("write-error"))
                .put("time", ExecutionLog.datetime(at))
                .put("entity_id", new StringValue(entity.id().value()))
                .put("entity_updated", entry.entity().updated())
                .put("entity", held)
                .put("retry_attempts", IntegerValue.of(entry.attempts()))
                .put("retryable", BooleanValue.of(!entry.dead()))
                .put("dead", BooleanValue.of(entry.dead()))
                .put("resolved", BooleanValue.FALSE)
                .build();
    }

    private static Waiting decode(DictValue dict) {
        DictValue held = dict.get("entity") instanceof DictValue entity ? entity : DictValue.EMPTY;
        var id = new EntityId(((StringValue) dict.get("entity_id")).value());
        Entity entity = held.get("_deleted").equals(BooleanValue.TRUE) ? Entity.deleted(id, held) : Entity.of(id, held);
        return new Waiting(
                new Sourced(entity, dict.get("entity_updated")),
                dict.get("retry_attempts") instanceof IntegerValue number ? number.longValue() : 0,
                dict.get("dead").equals(BooleanValue.TRUE));
    }
}
