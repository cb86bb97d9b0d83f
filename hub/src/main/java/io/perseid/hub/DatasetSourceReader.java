package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetReader;
import io.perseid.store.RestoreMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a dataset as it was when the reader was opened. */
final class DatasetSourceReader implements Reader {
    /** A batch ends with the entity that brings it over this, however few it has. */
    private static final long MOST_BYTES = 4 << 20;

    private final DatasetSource source;
    private final Dataset dataset;
    private final DatasetReader versions;
    private final long since;
    private final long limit;
    private long position;
    private boolean held;

    DatasetSourceReader(DatasetSource source, Dataset dataset, DatasetReader versions, long since, long limit) {
        this.source = source;
        this.dataset = dataset;
        this.versions = versions;
        this.since = since;
        this.position = since;
        this.limit = limit;
    }

    @Override
    public List<Sourced> nextBatch(int max) {
        List<Sourced> batch = new ArrayList<>(max);
        long bytes = 0;
        while (!held && batch.size() < max && bytes < MOST_BYTES) {
            Optional<EntityVersion> next = versions.next();
            if (next.isEmpty()) {
                position = versions.figures().nextOffset() - 1;
                break;
            }
            EntityVersion version = next.get();
            if (version.storedAtMicros() > limit) {
                held = true;
                break;
            }
            position = Math.max(position, version.offset());
            Entity entity = wanted(version);
            if (entity != null) {
                bytes += entity.properties().heldBytes();
                batch.add(new Sourced(entity, IntegerValue.of(version.offset())));
            }
        }
        return batch;
    }

    /** The entity as the source shows it; null if it shows nothing of it. */
    private @Nullable Entity wanted(EntityVersion version) {
        if (source.holds(version.entity())) {
            return version.entity();
        }
        return heldBefore(version) ? version.entity().withDeleted(true) : null;
    }

    /** Whether the source showed the version that the reader of the last run saw; it may lie several versions back. */
    private boolean heldBefore(EntityVersion version) {
        Optional<EntityVersion> before = Optional.of(version);
        while (before.isPresent()
                && before.get().offset() > since
                && before.get().previous() >= 0) {
            before = dataset.at(before.get().previous());
            if (before.filter(earlier -> source.holds(earlier.entity())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Value> next() {
        return position < 0 ? Optional.empty() : Optional.of(IntegerValue.of(position));
    }

    @Override
    public Optional<Boolean> populated() {
        return Optional.of(versions.figures().populated());
    }

    /** When the dataset came from a backup. */
    Optional<RestoreMark> restored() {
        return dataset.restored();
    }

    @Override
    public Optional<String> generation() {
        return Optional.of(dataset.generation().toString());
    }

    /** The offset that the next version had when the reader was opened. */
    long end() {
        return versions.figures().nextOffset();
    }

    @Override
    public void close() {
        versions.close();
    }
}
