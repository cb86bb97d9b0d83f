package io.perseid.store;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * An engine that keeps the values with what users entered encrypted: versions, newest versions and states. What stays
 * visible is told in docs/formats/store.md.
 *
 * <p>Keys can be changed while others read and write. Thread-safe.
 */
final class SealedEngine implements Engine, StoreEncryption {
    private static final Set<Space> SEALED = Set.of(Space.LOG, Space.NEWEST, Space.STATE);
    private static final int AT_ONCE = 500;

    /** No key of these spaces is greater. */
    private static final byte[] END = {-1, -1, -1, -1, -1, -1, -1, -1};

    private final Engine inner;
    private final Path directory;
    private final Map<Integer, ValueSeal> seals = new ConcurrentHashMap<>();
    /** Writes share it; a step of sealing anew has it alone. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile StoreKeys keys;

    /**
     * The engine with encryption, if the store has it or the user brings a key to begin with.
     *
     * @param keys those in the directory
     * @param fresh whether the store holds nothing yet
     * @throws Fault {@link StoreCode#STORE_KEY_MISSING} if the store is encrypted and has lost its keys
     */
    static Engine over(
            Engine inner, Path directory, Optional<StoreKeys> keys, Optional<EncryptionKey> user, boolean fresh) {
        byte[] mark = Keys.sealed();
        boolean encrypted = inner.get(Space.META, mark) != null;
        if (keys.isEmpty() && encrypted) {
            throw new Fault(
                    StoreCode.STORE_KEY_MISSING,
                    "the store is encrypted, and its file KEYS is gone",
                    "directory",
                    directory);
        }
        if (keys.isEmpty() && user.isEmpty()) {
            return inner;
        }
        var held = keys.orElseGet(() -> StoreKeys.make(directory, user.orElseThrow(), !fresh));
        if (!encrypted) {
            var batch = new Batch();
            batch.put(Space.META, mark, Frame.ENCRYPTED.of(mark, new byte[0]));
            inner.write(batch);
            inner.sync();
        }
        return new SealedEngine(inner, directory, held);
    }

    private SealedEngine(Engine inner, Path directory, StoreKeys keys) {
        this.inner = inner;
        this.directory = directory;
        this.keys = keys;
        keys.keys().forEach((number, key) -> seals.put(number, new ValueSeal(number, key)));
    }

    @Override
    public byte @Nullable [] get(Space space, byte[] key) {
        byte[] value = inner.get(space, key);
        return value == null ? null : open(space, key, value);
    }

    @Override
    public List<byte @Nullable []> getAll(Space space, List<byte[]> wanted, @Nullable View view) {
        List<byte @Nullable []> values = new ArrayList<>(inner.getAll(space, wanted, view));
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                values.set(i, open(space, wanted.get(i), value));
            }
        }
        return values;
    }

    @Override
    public Cursor cursor(Space space, byte[] first, byte[] end, boolean reverse, @Nullable View view) {
        Cursor cursor = inner.cursor(space, first, end, reverse, view);
        return SEALED.contains(space) ? new Opening(space, cursor) : cursor;
    }

    private byte[] open(Space space, byte[] key, byte[] value) {
        if (!SEALED.contains(space)) {
            return value;
        }
        if (!Frame.SEALED.isKindOf(value)) {
            if (keys.clear()) {
                return value;
            }
            throw Frame.SEALED.corrupt("value isn't sealed", key, value);
        }
        Frame.SEALED.open(key, value);
        ValueSeal seal = seals.get(ValueSeal.numberOf(value));
        if (seal == null) {
            throw Frame.SEALED.corrupt("value is sealed with a key that isn't there", key, value);
        }
        return seal.open(space, key, value);
    }

    private byte[] seal(Space space, byte[] key, byte[] value) {
        return SEALED.contains(space) ? current().seal(space, key, value) : value;
    }

    private ValueSeal current() {
        return Objects.requireNonNull(seals.get(keys.current()));
    }

    @Override
    public void write(Batch batch) {
        gate.readLock().lock();
        try {
            inner.write(batch.withValues(this::seal));
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public synchronized void rotate(EncryptionKey user) {
        StoreKeys next = keys.rotated(user);
        seals.put(
                next.current(),
                new ValueSeal(next.current(), Objects.requireNonNull(next.keys().get(next.current()))));
        replace(next);
    }

    @Override
    public boolean isSettled() {
        return keys.isSettled();
    }

    @Override
    public EncryptionKey userKey() {
        return keys.user();
    }

    @Override
    public synchronized long settle() {
        if (isSettledForAll()) {
            return 0;
        }
        long changed = 0;
        for (Space space : SEALED) {
            changed += settle(space);
            inner.flush();
            inner.compact(space, new byte[0], END);
        }
        replace(keys.settled());
        seals.keySet().removeIf(number -> number != keys.current());
        return changed;
    }

    /** Whoever took the key before it was replaced has written by then. */
    private boolean isSettledForAll() {
        gate.writeLock().lock();
        try {
            return keys.isSettled();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private long settle(Space space) {
        long changed = 0;
        List<byte[]> old = new ArrayList<>();
        try (Cursor cursor = inner.cursor(space, new byte[0], END, false, null)) {
            while (cursor.next()) {
                if (!isCurrent(cursor.value())) {
                    old.add(cursor.key());
                }
                if (old.size() == AT_ONCE) {
                    changed += settle(space, old);
                    old.clear();
                }
            }
        }
        return changed + settle(space, old);
    }

    /** They may have been written anew or deleted in the meantime. */
    private long settle(Space space, List<byte[]> old) {
        gate.writeLock().lock();
        try {
            var batch = new Batch();
            long changed = 0;
            List<byte @Nullable []> values = inner.getAll(space, old, null);
            for (int i = 0; i < old.size(); i++) {
                byte[] value = values.get(i);
                if (value != null && !isCurrent(value)) {
                    byte[] key = old.get(i);
                    batch.put(space, key, current().seal(space, key, open(space, key, value)));
                    changed++;
                }
            }
            if (!batch.isEmpty()) {
                inner.write(batch);
            }
            return changed;
        } finally {
            gate.writeLock().unlock();
        }
    }

    private boolean isCurrent(byte[] value) {
        return Frame.SEALED.isKindOf(value) && ValueSeal.numberOf(value) == keys.current();
    }

    private void replace(StoreKeys next) {
        try {
            next.write(directory);
            keys = next;
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't write the store's keys", "path", directory);
        }
    }

    /** With the keys that its values need; no key is forgotten in between. */
    @Override
    public synchronized void checkpoint(Path target) {
        inner.checkpoint(target);
        try {
            keys.write(Objects.requireNonNull(target.getParent()));
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't make a checkpoint", "path", target);
        }
    }

    @Override
    public View view() {
        return inner.view();
    }

    @Override
    public void sync() {
        inner.sync();
    }

    @Override
    public void flush() {
        inner.flush();
    }

    @Override
    public void compact(Space space, byte[] first, byte[] end) {
        inner.compact(space, first, end);
    }

    @Override
    public List<Path> filesWith(byte[] bytes) {
        return inner.filesWith(bytes);
    }

    @Override
    public boolean isUnsynced() {
        return inner.isUnsynced();
    }

    @Override
    public boolean isRead() {
        return inner.isRead();
    }

    @Override
    public void verifyBlocks() {
        inner.verifyBlocks();
    }

    @Override
    public EngineFigures figures() {
        return inner.figures();
    }

    @Override
    public void close() {
        inner.close();
    }

    private final class Opening implements Cursor {
        private final Space space;
        private final Cursor cursor;

        Opening(Space space, Cursor cursor) {
            this.space = space;
            this.cursor = cursor;
        }

        @Override
        public boolean next() {
            return cursor.next();
        }

        @Override
        public byte[] key() {
            return cursor.key();
        }

        @Override
        public byte[] value() {
            return open(space, cursor.key(), cursor.value());
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
