package io.perseid.entity;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes entities to a stream as an array of JSON objects, or one as an object, straight from their encoded properties.
 *
 * <p>User properties come first, then the reserved ones in the order {@code _id}, {@code _deleted}, {@code _updated},
 * {@code _previous}, {@code _ts}, {@code _hash}. Not thread-safe.
 */
public final class JsonEntityWriter implements AutoCloseable {
    private final OutputStream stream;
    private final JsonOutput out;
    private final JsonPrinter printer;
    private final boolean array;
    private boolean begun;

    private JsonEntityWriter(OutputStream stream, JsonForm form, boolean array) {
        this.stream = stream;
        this.array = array;
        this.out = new JsonOutput(stream);
        this.printer = new JsonPrinter(out, form, false);
    }

    /** A writer to the stream; nothing is written yet. */
    public static JsonEntityWriter open(OutputStream stream, JsonForm form) {
        return new JsonEntityWriter(stream, form, true);
    }

    /** A writer of exactly one entity, without an array around it. */
    public static JsonEntityWriter openOne(OutputStream stream, JsonForm form) {
        return new JsonEntityWriter(stream, form, false);
    }

    /** Writes the entity with its {@code _id} and {@code _deleted}. */
    public void write(Entity entity) {
        begin(entity);
        end();
    }

    /** Writes the entity with {@code _updated} too, if its source gave one. */
    public void write(Sourced sourced) {
        begin(sourced.entity());
        if (!sourced.updated().isNull()) {
            var updated = new ValueWriter(32);
            updated.value(sourced.updated());
            out.raw(",\"_updated\":");
            printer.value(updated.buffer(), 0, updated.size());
        }
        end();
    }

    /** Writes the version with all reserved members. */
    public void write(EntityVersion version) {
        begin(version.entity());
        out.raw(",\"_updated\":");
        out.integer(version.offset());
        out.raw(",\"_previous\":");
        if (version.previous() == EntityVersion.NO_PREVIOUS) {
            out.raw("null");
        } else {
            out.integer(version.previous());
        }
        out.raw(",\"_ts\":");
        out.integer(version.storedAtMicros());
        out.raw(",\"_hash\":\"");
        out.raw(version.hash().toString());
        out.raw('"');
        end();
    }

    private void begin(Entity entity) {
        if (array) {
            out.raw(begun ? ",\n" : "[");
        } else if (begun) {
            throw new IllegalStateException("a second entity for a writer of one");
        }
        begun = true;
        out.raw('{');
        EncodedContent properties = entity.properties().slice();
        int count = properties.size();
        printer.members(properties.bytes, properties.firstEntry(), properties.end, count);
        out.raw(count > 0 ? ",\"_id\":\"" : "\"_id\":\"");
        byte[] id = Utf8.encode(entity.id().value());
        out.content(id, 0, id.length);
        out.raw(entity.isDeleted() ? "\",\"_deleted\":true" : "\",\"_deleted\":false");
    }

    private void end() {
        out.raw('}');
        out.drain();
    }

    /** Sends what was written on its way. */
    public void flush() {
        out.flushStream();
    }

    /** Ends the array and closes the stream. */
    @Override
    public void close() {
        if (array) {
            out.raw(begun ? "]" : "[]");
        }
        out.flush();
        try {
            stream.close();
        } catch (IOException e) {
            throw new Fault(EntityCode.JSON_STREAM_FAILED, e, "the stream of JSON failed");
        }
    }
}
