package io.perseid.store;

import io.perseid.entity.EntityVersion;

/**
 * Drops what follows from a dataset's log and derives it again.
 *
 * <p>A mark is set first and removed with the last write; a store that is opened with the mark still there rebuilds again
 * before anybody reads.
 */
final class Rebuild {
    private static final int STEP_BYTES = 256 * 1024;

    private final StoreParts parts;
    private final int dataset;
    private final Batch batch = new Batch();

    Rebuild(StoreParts parts, int dataset) {
        this.parts = parts;
        this.dataset = dataset;
    }

    static boolean isCutOff(Engine engine, int dataset) {
        return engine.get(Space.META, Keys.rebuild(dataset)) != null;
    }

    /** The head as it follows from the log. Must run under the dataset's lock. */
    Head run(Head before) {
        byte[] mark = Keys.rebuild(dataset);
        batch.put(Space.META, mark, Frame.REBUILD.of(mark, new byte[0]));
        batch.deleteRange(Space.NEWEST, Keys.first(dataset), Keys.end(dataset));
        batch.deleteRange(Space.REPLACED, Keys.first(dataset), Keys.end(dataset));
        write();
        Head head = derive(before);
        head = count(head);
        byte[] key = Keys.head(dataset);
        batch.put(Space.META, key, head.encode(key));
        batch.delete(Space.META, mark);
        write();
        return head;
    }

    private Head derive(Head before) {
        long versions = 0;
        long bytes = 0;
        long next = before.nextOffset();
        long micros = 0;
        try (var log = parts.engine().cursor(Space.LOG, Keys.first(dataset), Keys.end(dataset), false, null)) {
            while (log.next()) {
                byte[] value = log.value();
                EntityVersion version = LogRecord.decode(log.key(), value);
                versions++;
                bytes += value.length;
                micros = version.storedAtMicros();
                next = Math.max(next, version.offset() + 1);
                put(version);
            }
        }
        write();
        return new Head(next, versions, 0, 0, bytes, micros, before.completeFrom(), before.populated());
    }

    private void put(EntityVersion version) {
        byte[] key = Keys.newest(dataset, Keys.id(version.entity().id()));
        batch.put(
                Space.NEWEST,
                key,
                Newest.encode(key, version.offset(), version.entity().isDeleted(), version.hash()));
        byte[] before = Keys.offset(dataset, version.previous());
        if (version.previous() >= 0 && parts.engine().get(Space.LOG, before) != null) {
            batch.put(Space.REPLACED, before, Replaced.encode(before, version.offset()));
        }
        if (batch.sizeBytes() > STEP_BYTES) {
            write();
        }
    }

    private Head count(Head head) {
        long existing = 0;
        long deleted = 0;
        try (var cursor = parts.engine().cursor(Space.NEWEST, Keys.first(dataset), Keys.end(dataset), false, null)) {
            while (cursor.next()) {
                if (Newest.decode(cursor.key(), cursor.value()).deleted()) {
                    deleted++;
                } else {
                    existing++;
                }
            }
        }
        return new Head(
                head.nextOffset(),
                head.versions(),
                existing,
                deleted,
                head.bytes(),
                head.lastStoredMicros(),
                head.completeFrom(),
                head.populated());
    }

    private void write() {
        if (!batch.isEmpty()) {
            parts.engine().write(batch);
            batch.clear();
        }
    }
}
