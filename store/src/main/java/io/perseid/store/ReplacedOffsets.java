package io.perseid.store;

import org.jspecify.annotations.Nullable;

/**
 * Walks along the log and tells of each offset which one replaced it, by merging two ordered ranges instead of looking
 * each offset up. Not thread-safe. Must be asked in the order it was opened for.
 */
final class ReplacedOffsets implements AutoCloseable {
    /** What replaced a newest version. */
    static final long NOBODY = Long.MAX_VALUE;

    private final Engine.Cursor cursor;
    private final boolean reverse;
    private long at;
    private long by;

    ReplacedOffsets(Engine engine, int dataset, long from, long to, boolean reverse, Engine.@Nullable View view) {
        this.reverse = reverse;
        this.cursor =
                engine.cursor(Space.REPLACED, Keys.offset(dataset, from), Keys.offset(dataset, to), reverse, view);
        move();
    }

    /** The offset of the version that replaced this one; {@link #NOBODY} if it is the newest. */
    long by(long offset) {
        while (reverse ? at > offset : at < offset) {
            move();
        }
        return at == offset ? by : NOBODY;
    }

    private void move() {
        if (cursor.next()) {
            byte[] key = cursor.key();
            at = Keys.offset(key);
            by = Replaced.decode(key, cursor.value());
        } else {
            at = reverse ? -1 : Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
