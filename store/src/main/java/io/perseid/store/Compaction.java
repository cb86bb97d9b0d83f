package io.perseid.store;

import io.perseid.entity.EntityVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops versions of one dataset, some thousand looked at in one step.
 *
 * <p>Goes along the log once: a version that comes by pushes out the one that lies {@code keepVersions} before it in the
 * chain of its id. It stops at the first version that somebody still follows or that is too young,
 * and can go on there another day; so each version is looked at once, however often the dataset is compacted. What is kept
 * of an id is always its newest versions without a gap. A compaction that is cut off has done a part of the work and
 * nothing wrong.
 *
 * <p>Used under the dataset's lock; the caller lets the writer in between the steps.
 */
final class Compaction {
    private static final int STEP = 2_000;

    private final StoreParts parts;
    private final int dataset;
    private final CompactionPolicy policy;
    private final NewestCache cache;
    private final Runnable beforeDropping;
    private final Batch batch = new Batch();
    private final List<byte[]> forgotten = new ArrayList<>();
    private final List<Long> dropped = new ArrayList<>();
    private CompactionMark reached;
    private Head head = Head.START;
    private CompactionResult done;

    /** The head after a step, and whether there is another. */
    record Step(Head head, boolean more) {}

    /** A version and the one that replaced it. */
    private record Link(long offset, long by) {}

    /** What a step found in the log: how far it came, and whether nothing is left to look at. */
    private record Walk(List<EntityVersion> versions, long reached, boolean ended) {}

    /**
     * A compaction at its beginning.
     *
     * @param from what an earlier compaction under the same policy has looked at already
     * @param beforeDropping called before the first write that drops versions
     */
    Compaction(
            StoreParts parts,
            int dataset,
            CompactionPolicy policy,
            CompactionMark from,
            NewestCache cache,
            Runnable beforeDropping) {
        this.parts = parts;
        this.dataset = dataset;
        this.policy = policy;
        this.cache = cache;
        this.beforeDropping = beforeDropping;
        this.reached = from;
        this.done = new CompactionResult(0, 0, 0, from);
    }

    /** What was done, and how far it came. */
    CompactionResult done() {
        return done.reaching(reached);
    }

    /** The offsets of the versions that were dropped. */
    List<Long> dropped() {
        return dropped;
    }

    /** Drops the next superseded versions. */
    Step dropSuperseded(Head before) {
        head = before;
        Walk walk = walk(reached.superseded(), false, policy.keepNewerThan());
        List<Link> pushed = new ArrayList<>();
        for (EntityVersion version : walk.versions()) {
            if (version.previous() >= 0) {
                pushed.add(new Link(version.previous(), version.offset()));
            }
        }
        for (int kept = 1; kept < policy.keepVersions() && !pushed.isEmpty(); kept++) {
            pushed = before(pushed);
        }
        drop(pushed);
        write();
        reached = reached.withSuperseded(walk.reached());
        return new Step(head, !walk.ended());
    }

    /** Forgets the next old deletes. */
    Step forgetDeletes(Head before) {
        head = before;
        Walk walk = walk(reached.forgotten(), true, policy.dropDeletesAfter());
        for (EntityVersion version : walk.versions()) {
            byte[] id = Keys.newest(dataset, Keys.id(version.entity().id()));
            batch.delete(Space.NEWEST, id);
            forgotten.add(id);
            head = head.without(0, 1, 0, version.offset() + 1);
            done = done.plus(0, 1, 0);
            List<Link> chain = List.of(new Link(version.offset(), version.offset()));
            while (!chain.isEmpty()) {
                chain = drop(chain);
            }
        }
        write();
        reached = reached.withForgotten(walk.reached());
        return new Step(head, !walk.ended());
    }

    /** Drops all versions of an id but the newest, whatever the policy says. */
    Step dropEarlier(Head before, Newest newest) {
        head = before;
        List<Link> chain = before(List.of(new Link(newest.offset(), newest.offset())));
        while (!chain.isEmpty()) {
            chain = drop(chain);
        }
        write();
        return new Step(head, false);
    }

    /** The next versions in the log up to the first that is followed still, or too young; or of them the deletes only. */
    private Walk walk(long from, boolean deletes, Optional<Duration> age) {
        long end = Math.max(from, Math.min(head.nextOffset(), policy.tracked()));
        long youngest = parts.nowMicros() - age.orElse(Duration.ZERO).toNanos() / 1_000;
        List<EntityVersion> found = new ArrayList<>();
        long to = from;
        try (var log = parts.engine()
                        .cursor(Space.LOG, Keys.offset(dataset, from), Keys.offset(dataset, end), false, null);
                var replaced = deletes ? new ReplacedOffsets(parts.engine(), dataset, from, end, false, null) : null) {
            for (int looked = 0; looked < STEP; looked++) {
                if (!log.next()) {
                    return new Walk(found, end, true);
                }
                EntityVersion version = LogRecord.decode(log.key(), log.value());
                if (version.storedAtMicros() > youngest) {
                    return new Walk(found, to, true);
                }
                to = version.offset() + 1;
                if (replaced == null || isLastingDelete(version, replaced)) {
                    found.add(version);
                }
            }
        }
        return new Walk(found, to, false);
    }

    private static boolean isLastingDelete(EntityVersion version, ReplacedOffsets replaced) {
        return version.entity().isDeleted() && replaced.by(version.offset()) == ReplacedOffsets.NOBODY;
    }

    /** The versions before these, as far as they are held. */
    private List<Link> before(List<Link> links) {
        List<Link> before = new ArrayList<>();
        for (EntityVersion version : held(links)) {
            if (version.previous() >= 0) {
                before.add(new Link(version.previous(), version.offset()));
            }
        }
        return before;
    }

    /** Drops these versions; gives those before them. */
    private List<Link> drop(List<Link> links) {
        List<byte @Nullable []> values = values(links);
        List<Link> before = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                Link link = links.get(i);
                byte[] key = Keys.offset(dataset, link.offset());
                batch.delete(Space.LOG, key);
                batch.delete(Space.REPLACED, key);
                dropped.add(link.offset());
                head = head.without(1, 0, value.length, link.by() + 1);
                done = done.plus(1, 0, value.length);
                long previous = LogRecord.decode(key, value).previous();
                if (previous >= 0) {
                    before.add(new Link(previous, link.offset()));
                }
            }
        }
        return before;
    }

    private List<EntityVersion> held(List<Link> links) {
        List<EntityVersion> held = new ArrayList<>();
        List<byte @Nullable []> values = values(links);
        for (int i = 0; i < links.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                held.add(LogRecord.decode(Keys.offset(dataset, links.get(i).offset()), value));
            }
        }
        return held;
    }

    private List<byte @Nullable []> values(List<Link> links) {
        List<byte[]> keys =
                links.stream().map(link -> Keys.offset(dataset, link.offset())).toList();
        return parts.engine().getAll(Space.LOG, keys, null);
    }

    private void write() {
        if (batch.isEmpty()) {
            return;
        }
        try {
            beforeDropping.run();
            byte[] key = Keys.head(dataset);
            batch.put(Space.META, key, head.encode(key));
            parts.engine().write(batch);
            forgotten.forEach(id -> cache.forget(parts.hash().hash(id, id.length)));
        } finally {
            batch.clear();
            forgotten.clear();
        }
    }
}
