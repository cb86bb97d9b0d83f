package io.perseid.store;

import io.perseid.entity.EntityVersion;
import io.perseid.fault.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest versions that an index holds under a key, fetched from the log a hundred at a time. */
final class IndexVersions implements Versions {
    private static final int AT_ONCE = 100;

    private final Engine engine;
    private final int dataset;
    private final Engine.View view;
    private final Engine.Cursor entries;
    private final Deque<EntityVersion> fetched = new ArrayDeque<>();
    private int atOnce = 8;

    IndexVersions(Engine engine, int dataset, int index, IdHash key, ReadRequest request, Engine.View view) {
        this.engine = engine;
        this.dataset = dataset;
        this.view = view;
        this.entries = engine.cursor(
                Space.INDEX,
                Keys.entry(index, key, request.since() + 1),
                Keys.entry(index, key, Long.MAX_VALUE),
                request.reverse(),
                view);
    }

    @Override
    public @Nullable EntityVersion next() {
        if (fetched.isEmpty()) {
            fetch();
        }
        return fetched.poll();
    }

    private void fetch() {
        List<byte[]> keys = new ArrayList<>();
        while (keys.size() < atOnce && entries.next()) {
            keys.add(Keys.offset(dataset, Keys.offset(entries.key())));
        }
        atOnce = AT_ONCE;
        List<byte @Nullable []> values = engine.getAll(Space.LOG, keys, view);
        for (int i = 0; i < keys.size(); i++) {
            byte[] value = values.get(i);
            if (value == null) {
                throw new Fault(
                        StoreCode.STORE_CORRUPT,
                        "an index names a version that isn't in the log",
                        "dataset",
                        dataset,
                        "offset",
                        Keys.offset(keys.get(i)));
            }
            fetched.add(LogRecord.decode(keys.get(i), value));
        }
    }

    @Override
    public void close() {
        entries.close();
    }
}
