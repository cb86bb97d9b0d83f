package io.perseid.store;

import io.perseid.entity.EntityVersion;
import org.jspecify.annotations.Nullable;

/** The versions of a part of the log that a request wants. */
final class LogVersions implements Versions {
    private final int dataset;
    private final Engine.Cursor log;
    private final @Nullable ReplacedOffsets replaced;
    private final ReadRequest request;

    LogVersions(Engine engine, int dataset, ReadRequest request, Engine.View view) {
        long from = request.since() + 1;
        long to = Math.max(from, request.asOf());
        this.dataset = dataset;
        this.request = request;
        this.log =
                engine.cursor(Space.LOG, Keys.offset(dataset, from), Keys.offset(dataset, to), request.reverse(), view);
        this.replaced =
                request.history() ? null : new ReplacedOffsets(engine, dataset, from, to, request.reverse(), view);
    }

    @Override
    public @Nullable EntityVersion next() {
        while (log.next()) {
            byte[] value = log.value();
            if (replaced != null && value.length > LogRecord.ID_AT && isReplaced(LogRecord.offset(value))) {
                continue;
            }
            EntityVersion version = LogRecord.decode(dataset, value);
            if (request.deleted() || !version.entity().isDeleted()) {
                return version;
            }
        }
        return null;
    }

    private boolean isReplaced(long offset) {
        return replaced != null && replaced.by(offset) < request.asOf();
    }

    @Override
    public void close() {
        log.close();
        if (replaced != null) {
            replaced.close();
        }
    }
}
