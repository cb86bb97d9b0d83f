package io.perseid.store;

import io.perseid.entity.ContentHash;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.fault.Fault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One append in the making: decides for each arrival whether it is a change, and gathers what is to be written in one
 * batch. Nothing is changed in memory until {@link #commit}, so an append that fails leaves no trace.
 *
 * <p>The buffers are kept from one append to the next. Not thread-safe: used under the dataset's lock.
 */
final class Appender {
    private final StoreParts parts;
    private final int dataset;
    private final NewestCache cache;
    private final IndexUpdates indexes;
    private final Batch batch = new Batch();
    private final Map<IdHash, Written> written = new HashMap<>();
    private Head head = Head.START;
    private long micros;
    private int deletes;
    private int unchanged;

    Appender(StoreParts parts, int dataset, NewestCache cache) {
        this.parts = parts;
        this.dataset = dataset;
        this.cache = cache;
        this.indexes = new IndexUpdates(parts, dataset, batch);
    }

    /** Begins an append on top of the given head and indexes. */
    void begin(Head from, List<DatasetIndex> current) {
        batch.clear();
        written.clear();
        head = from;
        deletes = 0;
        unchanged = 0;
        micros = parts.nowMicros();
        indexes.begin(current, from.nextOffset());
    }

    /** Adds arrivals; each offset that was newest before is handed to the marks, if there are any. */
    void add(List<Arrival> arrivals, @Nullable SeenMarks marks) {
        List<Known> known = known(arrivals);
        if (indexes.isAnyAttached()) {
            fetchHeld(arrivals, known);
        }
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            Known here = current(known.get(i));
            Newest newest = here.newest();
            if (newest != null && marks != null) {
                marks.seen(newest);
            }
            if (arrival.filtered()) {
                delete(here, UnaryOperator.identity());
            } else if (newest != null && newest.holds(arrival.entity().hash())) {
                unchanged++;
            } else {
                write(here, arrival.entity());
            }
        }
    }

    /** Adds deletes of the ids that exist and are not marked. */
    void addDeletes(List<Arrival> ids, SeenMarks marks, UnaryOperator<DictValue> deletion) {
        for (Known known : known(ids)) {
            Newest newest = known.newest();
            if (newest != null && !marks.isSeen(newest)) {
                delete(known, deletion);
            }
        }
    }

    /** Marks the ids without writing anything. */
    void mark(List<Arrival> ids, SeenMarks marks) {
        for (Known known : known(ids)) {
            if (known.newest() != null) {
                marks.seen(known.newest());
            }
        }
    }

    private void delete(Known known, UnaryOperator<DictValue> deletion) {
        Newest newest = known.newest();
        if (newest == null || newest.deleted()) {
            unchanged++;
            return;
        }
        Entity held = held(known);
        write(known, Entity.deleted(held.id(), deletion.apply(held.properties())));
    }

    private Entity held(Known known) {
        Written here = written.get(known.id());
        if (here != null) {
            return here.entity();
        }
        byte[] fetched = known.held;
        return fetched != null ? LogRecord.decode(dataset, fetched).entity() : stored(offset(known));
    }

    /** Reads at once the versions that will be replaced, whose keys the indexes must lose. */
    private void fetchHeld(List<Arrival> arrivals, List<Known> known) {
        List<Known> replaced = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            Newest newest = known.get(i).newest;
            if (newest != null
                    && !newest.deleted()
                    && !newest.holds(arrivals.get(i).entity().hash())) {
                replaced.add(known.get(i));
                keys.add(Keys.offset(dataset, newest.offset()));
            }
        }
        List<byte @Nullable []> values = parts.engine().getAll(Space.LOG, keys, null);
        for (int i = 0; i < keys.size(); i++) {
            replaced.get(i).held = values.get(i);
        }
    }

    private static long offset(Known known) {
        Newest newest = known.newest();
        return newest == null ? -1 : newest.offset();
    }

    private Entity stored(long offset) {
        byte[] key = Keys.offset(dataset, offset);
        byte[] value = parts.engine().get(Space.LOG, key);
        if (value == null) {
            throw new Fault(
                    StoreCode.STORE_CORRUPT, "the newest version is missing", "dataset", dataset, "offset", offset);
        }
        return LogRecord.decode(key, value).entity();
    }

    private void write(Known known, Entity entity) {
        ContentHash hash = entity.hash();
        long offset = head.nextOffset();
        Newest before = known.newest();
        boolean existed = before != null && !before.deleted();
        if (indexes.isAnyAttached()) {
            indexes.replace(existed ? held(known) : null, offset(known), entity, offset);
        }
        long bytes = putVersion(known, entity, offset, hash);
        byte[] newestKey = known.key();
        batch.put(Space.NEWEST, newestKey, Newest.encode(newestKey, offset, entity.isDeleted(), hash));
        if (before != null) {
            byte[] replacedKey = Keys.offset(dataset, before.offset());
            batch.put(Space.REPLACED, replacedKey, Replaced.encode(replacedKey, offset));
        }
        int created = entity.isDeleted() ? 0 : 1;
        head = new Head(
                offset + 1,
                head.versions() + 1,
                head.existing() + created - (existed ? 1 : 0),
                head.deleted() + (1 - created) - (before != null && before.deleted() ? 1 : 0),
                head.bytes() + bytes,
                micros,
                head.completeFrom(),
                head.populated());
        deletes += 1 - created;
        written.put(known.id(), new Written(entity, new Newest(offset, entity.isDeleted(), hash.high(), hash.low())));
    }

    private long putVersion(Known known, Entity entity, long offset, ContentHash hash) {
        DictValue properties = entity.properties();
        int idLength = known.key().length - 4;
        int idEnd = LogRecord.ID_AT + idLength;
        long whole = (long) idEnd + properties.encodedLength() + Frame.TRAILER;
        if (batch.sizeBytes() + whole > Batch.MAX_BYTES) {
            throw new Fault(StoreCode.BATCH_TOO_LARGE, "too many bytes for one atomic write", "limit", Batch.MAX_BYTES);
        }
        byte[] key = Keys.offset(dataset, offset);
        int start = batch.put(Space.LOG, key, (int) whole);
        byte[] bytes = batch.bytes();
        LogRecord.head(
                ByteBuffer.wrap(bytes, start, LogRecord.ID_AT),
                entity.isDeleted(),
                offset,
                offset(known),
                micros,
                hash,
                idLength);
        System.arraycopy(known.key(), 4, bytes, start + LogRecord.ID_AT, idLength);
        properties.encodeTo(bytes, start + idEnd);
        Frame.seal(key, bytes, start, (int) whole - Frame.TRAILER);
        return whole;
    }

    /** Adds what the writer remembers. */
    void add(Progress progress) {
        progress.states().forEach((name, value) -> States.put(batch, name, value));
    }

    void setPopulated(boolean populated) {
        if (head.populated() != populated) {
            head = head.withPopulated(populated);
            byte[] key = Keys.head(dataset);
            batch.put(Space.META, key, head.encode(key));
        }
    }

    /** Writes the batch. The head and the indexes are then those to go on with. */
    AppendResult commit() {
        if (!written.isEmpty()) {
            byte[] key = Keys.head(dataset);
            batch.put(Space.META, key, head.encode(key));
            indexes.putRecords();
        }
        if (!batch.isEmpty()) {
            parts.reserve().require(batch.sizeBytes());
            parts.engine().write(batch);
            written.forEach((id, made) -> cache.put(id, made.newest()));
        }
        written.clear();
        batch.clear();
        int appended = (int) (head.nextOffset() - indexes.startOffset());
        return new AppendResult(appended, unchanged, deletes, head.nextOffset());
    }

    Head head() {
        return head;
    }

    List<DatasetIndex> indexes() {
        return indexes.current();
    }

    /** What the dataset held of each arrival before this append. */
    private List<Known> known(List<Arrival> arrivals) {
        List<Known> known = new ArrayList<>(arrivals.size());
        List<Known> asked = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            byte[] key = Keys.newest(dataset, Keys.id(arrival.entity().id()));
            IdHash id = parts.hash().hash(key, key.length);
            var here = new Known(id, key, cache.get(id));
            known.add(here);
            if (here.newest == null && !cache.isComplete()) {
                asked.add(here);
            }
        }
        if (!asked.isEmpty()) {
            ask(asked);
        }
        return known;
    }

    private void ask(List<Known> asked) {
        List<byte[]> keys = asked.stream().map(Known::key).toList();
        List<byte @Nullable []> found = parts.engine().getAll(Space.NEWEST, keys, null);
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = found.get(i);
            if (value != null) {
                Known here = asked.get(i);
                here.newest = Newest.decode(here.key(), value);
                cache.put(here.id(), here.newest);
            }
        }
    }

    /** The same after what this append has written already. */
    private Known current(Known known) {
        if (written.isEmpty()) {
            return known;
        }
        Written made = written.get(known.id());
        return made == null ? known : new Known(known.id(), known.key(), made.newest());
    }

    /** An id and the version the dataset holds of it; nothing if it holds none. */
    private static final class Known {
        private final IdHash id;
        private final byte[] key;
        private @Nullable Newest newest;
        private byte @Nullable [] held;

        Known(IdHash id, byte[] key, @Nullable Newest newest) {
            this.id = id;
            this.key = key;
            this.newest = newest;
        }

        IdHash id() {
            return id;
        }

        byte[] key() {
            return key;
        }

        @Nullable
        Newest newest() {
            return newest;
        }
    }

    private record Written(Entity entity, Newest newest) {}
}
