package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Derives an index from the log, a few hundred versions at a time, from where it is behind.
 *
 * <p>Each step runs under the dataset's lock, so it sees no half of an append; between the steps the writer goes on, and
 * readers never wait. A version is entered if nothing has replaced it yet. A version that replaced one from before the
 * gap takes that one's entries away: the append that should have done it did not know the index.
 */
final class IndexBuilder {
    private static final int STEP = 1_000;

    private final StoreParts parts;
    private final int dataset;
    private final long coveredAtStart;
    private final long attachedAt;
    private final Batch batch = new Batch();

    /**
     * A builder for an index that is behind.
     *
     * @param coveredAtStart versions below this were in the index when it was asked for
     * @param attachedAt appends from this offset on know the index
     */
    IndexBuilder(StoreParts parts, int dataset, long coveredAtStart, long attachedAt) {
        this.parts = parts;
        this.dataset = dataset;
        this.coveredAtStart = coveredAtStart;
        this.attachedAt = attachedAt;
    }

    /** One step; the index afterwards. */
    DatasetIndex step(DatasetIndex index, long nextOffset) {
        Function<Entity, List<Value>> keys = java.util.Objects.requireNonNull(index.keys());
        batch.clear();
        long from = index.builtTo();
        long entries = index.entries();
        long builtTo = from;
        byte[] end = Keys.offset(dataset, nextOffset);
        try (var log = parts.engine().cursor(Space.LOG, Keys.offset(dataset, from), end, false, null);
                var replaced = new ReplacedOffsets(parts.engine(), dataset, from, nextOffset, false, null)) {
            int steps = 0;
            while (steps++ < STEP && log.next()) {
                EntityVersion version = LogRecord.decode(log.key(), log.value());
                entries -= removeReplaced(index, version, keys);
                if (replaced.by(version.offset()) == ReplacedOffsets.NOBODY) {
                    Set<IdHash> all = IndexKey.all(version.entity(), keys, parts.hash());
                    entries += IndexUpdates.put(batch, index.number(), all, version.offset());
                }
                builtTo = version.offset() + 1;
            }
            builtTo = steps <= STEP ? nextOffset : builtTo;
        }
        DatasetIndex after = index.with(builtTo >= nextOffset ? DatasetIndex.ALL : builtTo, entries);
        byte[] key = Keys.index(dataset, index.name());
        batch.put(Space.META, key, after.encode(key));
        parts.engine().write(batch);
        return after;
    }

    private int removeReplaced(DatasetIndex index, EntityVersion version, Function<Entity, List<Value>> keys) {
        long before = version.previous();
        if (before < 0 || before >= coveredAtStart || version.offset() >= attachedAt) {
            return 0;
        }
        byte[] key = Keys.offset(dataset, before);
        byte[] value = parts.engine().get(Space.LOG, key);
        if (value == null) {
            return 0;
        }
        List<byte[]> there = new ArrayList<>();
        for (IdHash old : IndexKey.all(LogRecord.decode(key, value).entity(), keys, parts.hash())) {
            byte[] entry = Keys.entry(index.number(), old, before);
            if (parts.engine().get(Space.INDEX, entry) != null) {
                there.add(entry);
            }
        }
        there.forEach(entry -> batch.delete(Space.INDEX, entry));
        return there.size();
    }
}
