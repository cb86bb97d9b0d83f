package io.perseid.store;

import io.perseid.entity.EntityVersion;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops versions of one dataset, a few hundred in one write.
 *
 * <p>Only replaced versions and old deletes are looked at, found in {@link Space#REPLACED} and {@link Space#NEWEST}. They
 * are taken in the order of the log up to the first that is too young, so what is kept of an id is always its newest
 * versions without a gap. A compaction that is cut off has done a part of the work and nothing wrong.
 *
 * <p>Used under the dataset's lock; the caller lets the writer in between the steps.
 */
final class Compaction {
    private static final int STEP = 300;

    private final StoreParts parts;
    private final int dataset;
    private final CompactionPolicy policy;
    private final Batch batch = new Batch();
    private long from;
    private byte @Nullable [] fromId;
    private Head head = Head.START;
    private CompactionResult done = new CompactionResult(0, 0, 0);

    Compaction(StoreParts parts, int dataset, CompactionPolicy policy) {
        this.parts = parts;
        this.dataset = dataset;
        this.policy = policy;
    }

    CompactionResult done() {
        return done;
    }

    /** Drops the next replaced versions; empty when all were looked at, otherwise the head afterwards. */
    Optional<Head> dropReplaced(Head before) {
        head = before;
        int looked = 0;
        boolean more = true;
        try (var cursor =
                parts.engine().cursor(Space.REPLACED, Keys.offset(dataset, from), Keys.end(dataset), false, null)) {
            while (more && looked < STEP * 10 && batch.sizeBytes() < STEP * 100 && cursor.next()) {
                byte[] key = cursor.key();
                long by = Replaced.decode(key, cursor.value());
                looked++;
                from = Keys.offset(key) + 1;
                if (by < policy.tracked() && newerHeld(by, 1) >= policy.keepVersions()) {
                    more = drop(key, by);
                }
            }
        }
        write();
        if (!more) {
            from = Long.MAX_VALUE;
        }
        return looked == 0 ? Optional.empty() : Optional.of(head);
    }

    /** How many versions newer than a replaced one are held, counted no further than needed. */
    private int newerHeld(long offset, int counted) {
        if (counted >= policy.keepVersions()) {
            return counted;
        }
        byte[] key = Keys.offset(dataset, offset);
        byte[] by = parts.engine().get(Space.REPLACED, key);
        return by == null ? counted : newerHeld(Replaced.decode(key, by), counted + 1);
    }

    /** False if the version is too young, as then all later ones are. */
    private boolean drop(byte[] key, long by) {
        byte[] value = logged(key);
        if (isYounger(LogRecord.decode(key, value), policy.keepNewerThan())) {
            return false;
        }
        batch.delete(Space.LOG, key);
        batch.delete(Space.REPLACED, key);
        head = head.without(1, 0, value.length, by + 1);
        done = done.plus(new CompactionResult(1, 0, value.length));
        return true;
    }

    /** Forgets the next old deletes; empty when all were looked at, otherwise the head afterwards. */
    Optional<Head> dropDeletes(Head before) {
        head = before;
        int looked = 0;
        byte[] first = fromId == null ? Keys.first(dataset) : fromId;
        try (var cursor = parts.engine().cursor(Space.NEWEST, first, Keys.end(dataset), false, null)) {
            while (looked < STEP * 20 && batch.sizeBytes() < STEP * 100 && cursor.next()) {
                byte[] key = cursor.key();
                looked++;
                fromId = java.util.Arrays.copyOf(key, key.length + 1);
                Newest newest = Newest.decode(key, cursor.value());
                if (newest.deleted() && newest.offset() < policy.tracked()) {
                    forgetIfOld(key, newest);
                }
            }
        }
        write();
        return looked == 0 ? Optional.empty() : Optional.of(head);
    }

    private void forgetIfOld(byte[] idKey, Newest newest) {
        List<EntityVersion> versions = chain(newest.offset());
        if (isYounger(versions.getFirst(), policy.dropDeletesAfter())) {
            return;
        }
        batch.delete(Space.NEWEST, idKey);
        long bytes = dropAll(versions);
        head = head.without(versions.size(), 1, bytes, newest.offset() + 1);
        done = done.plus(new CompactionResult(versions.size(), 1, bytes));
    }

    /** Drops all versions of an id but the newest, whatever the policy says. The head afterwards. */
    Head dropEarlier(Head before, Newest newest) {
        head = before;
        List<EntityVersion> versions = chain(newest.offset());
        List<EntityVersion> earlier = versions.subList(1, versions.size());
        long bytes = dropAll(earlier);
        if (!earlier.isEmpty()) {
            head = head.without(earlier.size(), 0, bytes, newest.offset() + 1);
            done = done.plus(new CompactionResult(earlier.size(), 0, bytes));
        }
        write();
        return head;
    }

    private long dropAll(List<EntityVersion> versions) {
        long bytes = 0;
        for (EntityVersion version : versions) {
            byte[] key = Keys.offset(dataset, version.offset());
            bytes += logged(key).length;
            batch.delete(Space.LOG, key);
            batch.delete(Space.REPLACED, key);
        }
        return bytes;
    }

    /** The versions held of an id, newest first. */
    private List<EntityVersion> chain(long newest) {
        List<EntityVersion> versions = new ArrayList<>();
        long offset = newest;
        while (offset >= 0) {
            byte[] key = Keys.offset(dataset, offset);
            byte[] value = parts.engine().get(Space.LOG, key);
            if (value == null) {
                break;
            }
            EntityVersion version = LogRecord.decode(key, value);
            versions.add(version);
            offset = version.previous();
        }
        return versions;
    }

    private byte[] logged(byte[] key) {
        byte[] value = parts.engine().get(Space.LOG, key);
        if (value == null) {
            throw new Fault(
                    StoreCode.STORE_CORRUPT,
                    "a replaced version isn't in the log",
                    "dataset",
                    dataset,
                    "offset",
                    Keys.offset(key));
        }
        return value;
    }

    private boolean isYounger(EntityVersion version, Optional<Duration> age) {
        return age.isPresent()
                && version.storedAtMicros() > parts.nowMicros() - age.get().toNanos() / 1_000;
    }

    private void write() {
        if (!batch.isEmpty()) {
            byte[] key = Keys.head(dataset);
            batch.put(Space.META, key, head.encode(key));
            parts.engine().write(batch);
            batch.clear();
        }
    }
}
