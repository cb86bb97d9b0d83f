package io.perseid.store;

import java.util.function.Consumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** A snapshot and the options that read from it. Thread-safe. */
final class RocksView implements Engine.View {
    private final RocksDB database;
    private final Consumer<AutoCloseable> forget;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private boolean closed;

    RocksView(RocksDB database, Consumer<AutoCloseable> forget) {
        this.database = database;
        this.forget = forget;
        this.snapshot = database.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    ReadOptions options() {
        return options;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            options.close();
            database.releaseSnapshot(snapshot);
            snapshot.close();
            forget.accept(this);
        }
    }
}
