package io.perseid.store;

import io.perseid.entity.EntityVersion;
import org.jspecify.annotations.Nullable;

/** Versions one after the other. Not thread-safe. */
interface Versions extends AutoCloseable {
    /** The next; null at the end. */
    @Nullable
    EntityVersion next();

    @Override
    void close();
}
