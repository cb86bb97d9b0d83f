package io.perseid.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a route answers: a status, header fields, and a body that is written when the client takes it. Immutable. */
public record Answer(int status, Map<String, String> headers, Body body) {
    /** Writes an answer's body. Blocks while the client doesn't take it; called once, on the request's thread. */
    @FunctionalInterface
    public interface Body extends AutoCloseable {
        void writeTo(OutputStream out) throws IOException;

        /** Gives back what the body holds; called whether it was written or not. */
        @Override
        default void close() {}

        /** The number of bytes it will write; negative when not known before. */
        default long length() {
            return -1;
        }
    }

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A status and nothing else. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new Bytes(new byte[0]));
    }

    /** JSON text. */
    public static Answer json(int status, String json) {
        return bytes(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer json(String json) {
        return json(200, json);
    }

    public static Answer text(int status, String type, String text) {
        return bytes(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] bytes) {
        return new Answer(status, Map.of("Content-Type", type), new Bytes(bytes));
    }

    /** A body of unknown length. If writing fails midway the connection is cut, so that a client can't take a part for the whole. */
    public static Answer stream(String type, Body body) {
        return new Answer(200, Map.of("Content-Type", type), body);
    }

    /** The same with one more header field; a field of that name is replaced. */
    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    private record Bytes(byte[] bytes) implements Body {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }
}
