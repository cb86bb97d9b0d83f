package io.perseid.entity;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads entities from a stream of JSON: an array of objects, or one object.
 *
 * <p>Bytes become encoded entities without a tree in between, and memory holds one entity at a time. Of the reserved
 * members of an entity {@code _id}, {@code _deleted} and {@code _updated} are taken and the others dropped. Not
 * thread-safe; useless after a fault.
 */
public final class JsonEntityReader implements AutoCloseable {
    private enum State {
        BEFORE,
        FIRST,
        FURTHER,
        ONLY,
        AFTER
    }

    private final InputStream stream;
    private final JsonInput in;
    private final JsonTranscoder transcoder;
    private final ValueWriter out = new ValueWriter(4_096);
    private State state = State.BEFORE;

    private JsonEntityReader(InputStream stream, JsonForm form) {
        this.stream = stream;
        this.in = new JsonInput(stream, form.limits());
        this.transcoder = new JsonTranscoder(in, form);
    }

    /** A reader of the stream, which is UTF-8; nothing is read yet. */
    public static JsonEntityReader open(InputStream stream, JsonForm form) {
        return new JsonEntityReader(stream, form);
    }

    /**
     * The next entity; empty after the last one, when the rest of the stream has been read as well.
     *
     * @throws Fault with an {@link EntityCode} and the byte's offset if the stream holds anything else
     */
    public Optional<Sourced> next() {
        if (state == State.BEFORE) {
            begin();
        }
        return switch (state) {
            case ONLY -> {
                state = State.AFTER;
                yield Optional.of(transcoder.entity(out));
            }
            case FIRST, FURTHER -> item();
            case BEFORE, AFTER -> end();
        };
    }

    private void begin() {
        in.skipByteOrderMark();
        if (in.require() == '[') {
            in.position++;
            state = State.FIRST;
        } else {
            state = State.ONLY;
        }
    }

    private Optional<Sourced> item() {
        in.beginEntity();
        int next = in.require();
        if (next == ']') {
            in.position++;
            state = State.AFTER;
            return end();
        }
        if (state == State.FURTHER) {
            in.take(',');
        }
        state = State.FURTHER;
        return Optional.of(transcoder.entity(out));
    }

    private Optional<Sourced> end() {
        in.beginEntity();
        if (in.peek() >= 0) {
            throw in.unexpected("the end");
        }
        return Optional.empty();
    }

    /** How many bytes of the stream have been taken so far. */
    public long offset() {
        return in.offset(in.position);
    }

    /** Closes the stream. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new Fault(EntityCode.JSON_STREAM_FAILED, e, "the stream of JSON failed", "offset", offset());
        }
    }
}
