package io.perseid.store;

import java.util.function.Supplier;

/** Fills the cache of a dataset that is opened, if the dataset is so small that this takes less than a moment. */
final class NewestCacheFill {
    private static final long MOST_IDS = 200_000;

    private NewestCacheFill() {}

    static void fill(NewestCache cache, Head head, Supplier<Engine.Cursor> newest, SipHash hash) {
        if (head.existing() + head.deleted() > MOST_IDS) {
            return;
        }
        cache.startComplete();
        boolean done = false;
        try (Engine.Cursor cursor = newest.get()) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                cache.put(hash.hash(key, key.length), Newest.decode(key, cursor.value()));
            }
            done = true;
        } finally {
            if (!done) {
                cache.clear();
            }
        }
    }
}
