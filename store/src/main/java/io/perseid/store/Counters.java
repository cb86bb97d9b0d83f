package io.perseid.store;

import java.nio.ByteBuffer;

/** Numbers that are given out once, for datasets and indexes. Thread-safe. */
final class Counters {
    private final Engine engine;

    Counters(Engine engine) {
        this.engine = engine;
    }

    /** The next number of the name, from 1. */
    synchronized int next(String name) {
        byte[] key = Keys.counter(name);
        byte[] value = engine.get(Space.META, key);
        int next = value == null ? 1 : Frame.COUNTER.open(key, value).getInt() + 1;
        var batch = new Batch();
        batch.put(
                Space.META,
                key,
                Frame.seal(
                        key, Frame.COUNTER.start(4).put(ByteBuffer.allocate(4).putInt(0, next))));
        engine.write(batch);
        return next;
    }
}
