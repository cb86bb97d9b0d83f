package io.perseid.store;

import io.perseid.entity.EntityVersion;
import java.util.Optional;

/**
 * Reads versions of a dataset as it was at one moment; what is written later isn't seen, and writers don't wait.
 *
 * <p>An open reader keeps what it reads on the disk, so it must be closed. Not thread-safe.
 */
public final class DatasetReader implements AutoCloseable {
    private final Engine.View view;
    private final Versions versions;
    private final DatasetFigures figures;
    private final Readers readers;
    private long left;
    private boolean closed;

    DatasetReader(Engine.View view, Versions versions, DatasetFigures figures, long limit, Readers readers) {
        this.view = view;
        this.versions = versions;
        this.figures = figures;
        this.left = limit;
        this.readers = readers;
    }

    /** The next version; empty at the end or when the limit is reached. */
    public Optional<EntityVersion> next() {
        if (left == 0) {
            return Optional.empty();
        }
        left--;
        return Optional.ofNullable(versions.next());
    }

    /** The dataset's counts at the moment that is read. */
    public DatasetFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            versions.close();
            view.close();
            readers.closed();
        }
    }
}
