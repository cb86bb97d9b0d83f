package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a dataset must do, in lists and maps. */
final class ModelDataset {
    private final List<EntityVersion> log = new ArrayList<>();
    private long nextOffset;
    private long completeFrom;
    private final Map<String, EntityVersion> latest = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long runStart = -1;

    ModelDataset copy() {
        var copy = new ModelDataset();
        copy.log.addAll(log);
        copy.nextOffset = nextOffset;
        copy.completeFrom = completeFrom;
        copy.latest.putAll(latest);
        copy.seen.addAll(seen);
        copy.runStart = runStart;
        return copy;
    }

    int append(List<Entity> batch) {
        see(batch);
        long before = nextOffset;
        for (Entity entity : batch) {
            EntityVersion held = latest.get(entity.id().value());
            if (held == null || !held.entity().equals(entity)) {
                add(entity);
            }
        }
        return (int) (nextOffset - before);
    }

    int filter(List<Entity> batch) {
        see(batch);
        int deleted = 0;
        for (Entity entity : batch) {
            EntityVersion held = latest.get(entity.id().value());
            if (held != null && !held.entity().isDeleted()) {
                add(held.entity().withDeleted(true));
                deleted++;
            }
        }
        return deleted;
    }

    private void add(Entity entity) {
        EntityVersion held = latest.get(entity.id().value());
        var version = new EntityVersion(
                entity, nextOffset++, held == null ? EntityVersion.NO_PREVIOUS : held.offset(), 0, entity.hash());
        log.add(version);
        latest.put(entity.id().value(), version);
    }

    void see(List<Entity> batch) {
        batch.forEach(entity -> seen.add(entity.id().value()));
    }

    void begin() {
        seen.clear();
        runStart = nextOffset;
    }

    void abandon() {
        runStart = -1;
    }

    private List<Entity> notSeen() {
        return latest.values().stream()
                .filter(version -> version.offset() < runStart)
                .map(EntityVersion::entity)
                .filter(entity ->
                        !entity.isDeleted() && !seen.contains(entity.id().value()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    long unseen() {
        return notSeen().size();
    }

    int finish() {
        List<Entity> gone = notSeen();
        gone.forEach(entity -> add(entity.withDeleted(true)));
        runStart = -1;
        return gone.size();
    }

    /** Keeps so many versions of each id; answers how many went. */
    long compact(int keep) {
        Map<String, Integer> newer = new HashMap<>();
        Map<String, Long> successor = new HashMap<>();
        long before = log.size();
        for (int i = log.size() - 1; i >= 0; i--) {
            EntityVersion version = log.get(i);
            String id = version.entity().id().value();
            if (newer.merge(id, 1, Integer::sum) > keep) {
                log.remove(i);
                completeFrom = Math.max(completeFrom, successor.get(id) + 1);
            } else {
                successor.put(id, version.offset());
            }
        }
        return before - log.size();
    }

    /** Forgets deleted ids; answers how many. */
    long forgetDeleted() {
        List<EntityVersion> gone = latest.values().stream()
                .filter(version -> version.entity().isDeleted())
                .toList();
        for (EntityVersion version : gone) {
            String id = version.entity().id().value();
            latest.remove(id);
            log.removeIf(other -> other.entity().id().value().equals(id));
            completeFrom = Math.max(completeFrom, version.offset() + 1);
        }
        return gone.size();
    }

    long completeFrom() {
        return completeFrom;
    }

    long nextOffset() {
        return nextOffset;
    }

    long existing() {
        return latest.values().stream()
                .filter(version -> !version.entity().isDeleted())
                .count();
    }

    List<String> log() {
        return log.stream().map(People::text).toList();
    }

    List<String> newest(long asOf) {
        Map<String, EntityVersion> then = new LinkedHashMap<>();
        log.stream()
                .filter(version -> version.offset() < asOf)
                .forEach(version -> then.put(version.entity().id().value(), version));
        return then.values().stream()
                .sorted((a, b) -> Long.compare(a.offset(), b.offset()))
                .map(People::text)
                .toList();
    }

    String latest(String id) {
        EntityVersion version = latest.get(id);
        return version == null ? "" : People.text(version);
    }

    Set<String> inTown(String town) {
        return latest.values().stream()
                .filter(version -> !version.entity().isDeleted())
                .filter(version -> People.towns(version.entity()).contains(new StringValue(town)))
                .map(People::text)
                .collect(Collectors.toSet());
    }
}
