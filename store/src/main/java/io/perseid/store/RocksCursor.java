package io.perseid.store;

import io.perseid.fault.Fault;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** A cursor on a RocksDB iterator. Its lock is there for the engine, which may close it at any time. */
final class RocksCursor implements Engine.Cursor {
    private final Slice lower;
    private final Slice upper;
    private final ReadOptions options;
    private final RocksIterator iterator;
    private final boolean reverse;
    private final Consumer<AutoCloseable> forget;
    private boolean started;
    private boolean ended;
    private boolean closed;

    RocksCursor(
            RocksDB database,
            ColumnFamilyHandle family,
            byte[] first,
            byte[] end,
            boolean reverse,
            @Nullable Snapshot snapshot,
            Consumer<AutoCloseable> forget) {
        this.reverse = reverse;
        this.forget = forget;
        this.lower = new Slice(first);
        this.upper = new Slice(end);
        this.options = new ReadOptions()
                .setIterateLowerBound(lower)
                .setIterateUpperBound(upper)
                .setFillCache(false);
        if (snapshot != null) {
            options.setSnapshot(snapshot);
        }
        this.iterator = database.newIterator(family, options);
    }

    @Override
    public synchronized boolean next() {
        requireOpen();
        if (ended) {
            // RocksDB takes the process down when an iterator that has ended is moved.
            return false;
        }
        if (!started) {
            started = true;
            if (reverse) {
                iterator.seekToLast();
            } else {
                iterator.seekToFirst();
            }
        } else if (reverse) {
            iterator.prev();
        } else {
            iterator.next();
        }
        if (iterator.isValid()) {
            return true;
        }
        ended = true;
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw RocksFaults.of("can't read", e);
        }
        return false;
    }

    @Override
    public synchronized byte[] key() {
        requireOnPair();
        return iterator.key();
    }

    @Override
    public synchronized byte[] value() {
        requireOnPair();
        return iterator.value();
    }

    private void requireOnPair() {
        requireOpen();
        if (!started || ended) {
            throw new IllegalStateException("the cursor stands on no pair");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new Fault(StoreCode.STORE_CLOSED, "the reader or its store is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            iterator.close();
            options.close();
            lower.close();
            upper.close();
            forget.accept(this);
        }
    }
}
