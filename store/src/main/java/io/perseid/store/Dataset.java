package io.perseid.store;

import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A numbered log of entity versions, the newest version of each id, and indexes.
 *
 * <p>Has one writer at a time; readers read snapshots and never wait for it. Thread-safe.
 */
public final class Dataset {
    /** More ranges than this are merged as one. */
    private static final int MOST_RANGES = 64;

    private final StoreParts parts;
    private final DatasetName name;
    private final DatasetRecord record;
    private final DatasetIndexes indexes;
    private final NewestCache cache;
    private final Appender appender;
    private final ChangeBell bell = new ChangeBell();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    // Fair, so that the builder of an index and the writer take turns.
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile Head head;
    private volatile boolean deleted;
    private boolean cacheFilled;
    private long epoch;

    private Dataset(
            StoreParts parts, DatasetName name, DatasetRecord record, Head head, long epoch, DatasetIndexes indexes) {
        this.parts = parts;
        this.name = name;
        this.record = record;
        this.head = head;
        this.epoch = epoch;
        this.indexes = indexes;
        this.cache = new NewestCache(parts.cacheBudget());
        this.appender = new Appender(parts, record.number(), cache);
    }

    /** The dataset as it stands on disk. */
    static Dataset open(StoreParts parts, DatasetName name, DatasetRecord record) {
        byte[] headKey = Keys.head(record.number());
        byte[] stored = parts.engine().get(Space.META, headKey);
        Head head = stored == null ? Head.START : Head.decode(headKey, stored);
        DatasetIndexes indexes = DatasetIndexes.open(parts, record.number());
        if (Rebuild.isCutOff(parts.engine(), record.number())) {
            indexes.forget();
            head = new Rebuild(parts, record.number()).run(head);
        }
        byte[] epochKey = Keys.epoch(record.number());
        byte[] epoch = parts.engine().get(Space.META, epochKey);
        return new Dataset(
                parts,
                name,
                record,
                head,
                epoch == null ? 0 : Frame.EPOCH.open(epochKey, epoch).getLong(),
                indexes);
    }

    /** Its name. */
    public DatasetName name() {
        return name;
    }

    /** Changes when the dataset is deleted and made again: whoever remembers an offset must then start anew. */
    public UUID generation() {
        return record.generation();
    }

    /** When the dataset came from a backup: since when, so that whoever is ahead of it starts again from there. */
    public Optional<RestoreMark> restored() {
        return RestoreMark.find(parts.engine(), this);
    }

    /** Its counts now. */
    public DatasetFigures figures() {
        return head.figures();
    }

    /** The offset the next version will get. */
    public long nextOffset() {
        return head.nextOffset();
    }

    /** Whether a full run has been completed. */
    public boolean populated() {
        return head.populated();
    }

    /**
     * Opens a writer. From now on every older writer is refused, also one of a process that has not noticed yet that it
     * was replaced.
     *
     * @param owner who writes, for the message an older writer gets
     */
    public DatasetWriter writer(String owner) {
        lock.lock();
        try {
            requireThere();
            byte[] key = Keys.epoch(record.number());
            var batch = new Batch();
            batch.put(
                    Space.META,
                    key,
                    Frame.seal(
                            key, Frame.EPOCH.start(8).put(ByteBuffer.allocate(8).putLong(0, epoch + 1))));
            parts.engine().write(batch);
            epoch++;
            return new DatasetWriter(this, owner, epoch);
        } finally {
            lock.unlock();
        }
    }

    /** Opens a reader; it must be closed. */
    public DatasetReader read(ReadRequest request) {
        requireThere();
        parts.readers().opened();
        try {
            return open(request, parts.engine().view());
        } catch (RuntimeException e) {
            parts.readers().closed();
            throw e;
        }
    }

    private DatasetReader open(ReadRequest request, Engine.View view) {
        Engine engine = parts.engine();
        try {
            byte[] key = Keys.head(record.number());
            byte[] stored = engine.getAll(Space.META, List.of(key), view).getFirst();
            Head seen = stored == null ? Head.START : Head.decode(key, stored);
            if (request.asOf() < seen.completeFrom()) {
                throw new Fault(
                        StoreCode.MOMENT_COMPACTED,
                        "the dataset can't be read as it was then",
                        "asOf",
                        request.asOf(),
                        "completeFrom",
                        seen.completeFrom());
            }
            Versions versions = request.subset().isPresent()
                    ? indexes.read(request.subset().get(), request, view)
                    : new LogVersions(engine, record.number(), request, view);
            return new DatasetReader(view, versions, seen.figures(), request.limit(), parts.readers());
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    /** The newest version of the id, deleted or not; empty if the dataset has never held it. */
    public Optional<EntityVersion> latest(EntityId id) {
        requireThere();
        byte[] key = Keys.newest(record.number(), Keys.id(id));
        Optional<EntityVersion> cached = cachedLatest(key);
        if (cached.isPresent()) {
            return cached;
        }
        // Between the two reads the version may be replaced and compacted away; its successor is then found.
        for (int attempt = 0; attempt < 5; attempt++) {
            byte[] value = parts.engine().get(Space.NEWEST, key);
            if (value == null) {
                return Optional.empty();
            }
            Optional<EntityVersion> version = at(Newest.decode(key, value).offset());
            if (version.isPresent()) {
                return version;
            }
        }
        throw new Fault(StoreCode.STORE_CORRUPT, "the newest version is missing", "dataset", name, "id", id);
    }

    /** The newest version if the cache knows it and no writer is at work. */
    private Optional<EntityVersion> cachedLatest(byte[] key) {
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        Newest newest;
        try {
            newest = cache.get(parts.hash().hash(key, key.length));
        } finally {
            lock.unlock();
        }
        return newest == null ? Optional.empty() : at(newest.offset());
    }

    /** The version at the offset; empty if there is none, or none any more. */
    public Optional<EntityVersion> at(long offset) {
        requireThere();
        byte[] key = Keys.offset(record.number(), offset);
        byte[] value = parts.engine().get(Space.LOG, key);
        return value == null ? Optional.empty() : Optional.of(LogRecord.decode(key, value));
    }

    /**
     * The first offset whose version was stored after the moment; the next offset if none was. What is held of the log is
     * searched by halves.
     *
     * @param micros microseconds since 1970
     */
    public long offsetAfter(long micros) {
        requireThere();
        long low = 0;
        long high = head.nextOffset();
        while (low < high) {
            long middle = (low + high) >>> 1;
            Optional<EntityVersion> version = firstFrom(middle, high);
            if (version.isEmpty() || version.get().storedAtMicros() > micros) {
                high = middle;
            } else {
                low = version.get().offset() + 1;
            }
        }
        return low;
    }

    private Optional<EntityVersion> firstFrom(long from, long to) {
        byte[] first = Keys.offset(record.number(), from);
        byte[] end = Keys.offset(record.number(), to);
        try (var log = parts.engine().cursor(Space.LOG, first, end, false, null)) {
            return log.next() ? Optional.of(LogRecord.decode(log.key(), log.value())) : Optional.empty();
        }
    }

    /**
     * Waits until there is a version after the offset, or the dataset is deleted. Any number of threads may wait; the writer
     * doesn't notice.
     *
     * @return false if none has come within the time
     */
    public boolean awaitAfter(long offset, Duration time) throws InterruptedException {
        return bell.await(() -> deleted || head.nextOffset() - 1 > offset, time);
    }

    /** The versions of the id that are still held, newest first; each is read when it is asked for. */
    public Stream<EntityVersion> history(EntityId id) {
        return Stream.iterate(
                        latest(id),
                        Optional::isPresent,
                        version -> version.map(EntityVersion::previous)
                                .filter(previous -> previous >= 0)
                                .flatMap(this::at))
                .flatMap(Optional::stream);
    }

    /**
     * Makes the index usable: builds it, or brings it up to date. Returns when it is ready; meanwhile others read and
     * write. An index asked for before, with the same definition, is ready at once.
     */
    public void addIndex(IndexDefinition definition) {
        indexes.add(definition, lock, this::nextOffset, this::requireThere);
    }

    /**
     * Opens a reader of the newest versions that the index holds under the key; it must be closed.
     *
     * @throws Fault {@link StoreCode#INDEX_UNKNOWN} or {@link StoreCode#INDEX_NOT_READY}
     */
    public DatasetReader lookup(String index, Value key) {
        return read(ReadRequest.latest().withSubset(new Subset(index, key)));
    }

    /** All indexes, also those nobody has asked for. */
    public List<IndexFigures> indexes() {
        return indexes.figures(head.nextOffset());
    }

    /** Deletes the index; nothing happens if there is none of that name. */
    public void dropIndex(String index) {
        indexes.drop(index, lock);
    }

    /**
     * Calls after each commit that changed the dataset, on the writer's thread; the call must be quick and must not fail.
     */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Forgets versions as the policy allows, all that there are; the writer and readers go on meanwhile. */
    public CompactionResult compact(CompactionPolicy policy) {
        return compact(policy, CompactionMark.START, () -> true);
    }

    /**
     * The same from where an earlier compaction under the same policy came to, and for as long as {@code goesOn} says. Does
     * nothing while an index is built. What it drops leaves the disk as RocksDB merges its tables, or at {@link #reclaim}.
     */
    public CompactionResult compact(CompactionPolicy policy, CompactionMark from, BooleanSupplier goesOn) {
        Compaction compaction = compaction(policy, from);
        indexes.unlessOneIsBuilt(() -> {
            steps(compaction::dropSuperseded, goesOn);
            if (policy.dropDeletesAfter().isPresent()) {
                steps(compaction::forgetDeletes, goesOn);
            }
        });
        return compaction.done();
    }

    private Compaction compaction(CompactionPolicy policy, CompactionMark from) {
        return new Compaction(parts, record.number(), policy, from, cache, indexes::emptyThoseBehind);
    }

    /**
     * Erases all versions of the ids but the newest, from the log and from the files: when this returns, their bytes are in
     * no file of the store, unless a reader was open that still holds them. Takes as long as merging the tables that hold
     * them does.
     */
    public Retraction retract(List<EntityId> ids) {
        Compaction compaction = compaction(CompactionPolicy.keep(1), CompactionMark.START);
        boolean unread = !parts.engine().isRead();
        indexes.whileNoneIsBuilt(() -> ids.forEach(id -> step(before -> {
            byte[] key = Keys.newest(record.number(), Keys.id(id));
            byte[] value = parts.engine().get(Space.NEWEST, key);
            return value == null
                    ? new Compaction.Step(before, false)
                    : compaction.dropEarlier(before, Newest.decode(key, value));
        })));
        List<Long> erased = compaction.dropped().stream().sorted().toList();
        if (!erased.isEmpty()) {
            parts.engine().flush();
            if (erased.size() > MOST_RANGES) {
                merge(erased.getFirst(), erased.getLast());
            } else {
                erased.forEach(offset -> merge(offset, offset));
            }
        }
        return new Retraction(erased.size(), unread && !parts.engine().isRead());
    }

    private void merge(long first, long last) {
        parts.engine().compact(Space.LOG, Keys.offset(record.number(), first), Keys.offset(record.number(), last + 1));
    }

    /** Merges the dataset's tables, so that what was dropped leaves the disk. */
    public void reclaim() {
        byte[] first = Keys.first(record.number());
        byte[] end = Keys.end(record.number());
        parts.engine().flush();
        for (Space space : List.of(Space.LOG, Space.NEWEST, Space.REPLACED)) {
            parts.engine().compact(space, first, end);
        }
        indexes.all()
                .forEach(index ->
                        parts.engine().compact(Space.INDEX, Keys.first(index.number()), Keys.end(index.number())));
    }

    private void steps(Function<Head, Compaction.Step> step, BooleanSupplier goesOn) {
        boolean more = goesOn.getAsBoolean();
        while (more) {
            more = step(step) && goesOn.getAsBoolean();
        }
    }

    /** One step of a compaction, under the lock; false if it was the last. */
    private boolean step(Function<Head, Compaction.Step> step) {
        lock.lock();
        try {
            requireThere();
            Compaction.Step taken = step.apply(head);
            head = taken.head();
            return taken.more();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Drops the newest versions, the links between versions and the indexes, and derives them from the log again.
     * Appends wait; readers see the dataset in between, so nobody should read. A rebuild that is cut off is done again
     * when the store is opened. An index that nobody has asked for is emptied, and derived when somebody does.
     *
     * @return what was not as it follows from the log; empty if all was well
     */
    public List<String> rebuild() {
        Views before;
        lock.lock();
        try {
            requireThere();
            before = Views.of(parts.engine(), record.number(), head, indexes.all());
            cache.clear();
            cacheFilled = false;
            indexes.forget();
            head = new Rebuild(parts, record.number()).run(head);
        } finally {
            lock.unlock();
        }
        indexes.bringUpToDate(lock, this::nextOffset, this::requireThere);
        lock.lock();
        try {
            return before.differencesTo(Views.of(parts.engine(), record.number(), head, indexes.all()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says what an index is derived by, if it is there and up to date; nothing is written. A check then compares it key by
     * key.
     */
    public void declareIndex(IndexDefinition definition) {
        indexes.declare(definition, lock);
    }

    /** One atomic append by the writer of the epoch. */
    AppendResult append(long writerEpoch, String owner, Consumer<Appender> what) {
        AppendResult result;
        boolean changed;
        lock.lock();
        try {
            requireWriter(writerEpoch, owner);
            fillCache();
            appender.begin(head, indexes.all());
            what.accept(appender);
            result = appender.commit();
            changed = !appender.head().equals(head);
            head = appender.head();
            indexes.set(appender.indexes());
        } finally {
            lock.unlock();
        }
        if (changed) {
            bell.ring();
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    /** Runs something under the lock of the dataset's writer. */
    void whileWriting(long writerEpoch, String owner, Consumer<Head> what) {
        lock.lock();
        try {
            requireWriter(writerEpoch, owner);
            what.accept(head);
        } finally {
            lock.unlock();
        }
    }

    /** The newest versions of all ids as of now, by id; key by key. */
    Engine.Cursor newest() {
        return parts.engine().cursor(Space.NEWEST, Keys.first(record.number()), Keys.end(record.number()), false, null);
    }

    void sync() {
        parts.engine().sync();
    }

    DatasetRecord record() {
        return record;
    }

    /** Forgets what is known in memory, and marks the dataset as gone, while the given write deletes it. */
    void delete(Runnable write) {
        lock.lock();
        try {
            write.run();
            deleted = true;
            bell.ring();
            cache.clear();
        } finally {
            lock.unlock();
        }
    }

    List<DatasetIndex> allIndexes() {
        return indexes.all();
    }

    private void fillCache() {
        if (!cacheFilled) {
            NewestCacheFill.fill(cache, head, this::newest, parts.hash());
            cacheFilled = true;
        }
    }

    private void requireWriter(long writerEpoch, String owner) {
        requireThere();
        if (writerEpoch != epoch) {
            throw new Fault(
                    StoreCode.WRITER_SUPERSEDED,
                    "a newer writer has taken over",
                    "dataset",
                    name,
                    "owner",
                    owner,
                    "epoch",
                    writerEpoch,
                    "newest",
                    epoch);
        }
    }

    private void requireThere() {
        if (deleted) {
            throw new Fault(StoreCode.DATASET_DELETED, "the dataset was deleted", "dataset", name);
        }
    }
}
