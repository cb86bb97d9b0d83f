package io.perseid.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Server-sent events to one client, each flushed at once. Not thread-safe: the request's thread sends. */
public final class EventStream {
    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Sends until it returns, or until the client goes away and a send fails. */
    @FunctionalInterface
    public interface Sender {
        void send(EventStream events) throws IOException;
    }

    /** An answer that is a stream of events. */
    public static Answer answer(Sender sender) {
        return new Answer(
                200,
                Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-store", "X-Accel-Buffering", "no"),
                out -> sender.send(new EventStream(out)));
    }

    /** One event; {@code json} is one line. */
    public void event(String name, String json) throws IOException {
        write("event: " + name + "\ndata: " + json + "\n\n");
    }

    /** One event that the client can name, in the header {@code Last-Event-ID}, to go on after it. */
    public void event(String name, String id, String json) throws IOException {
        write("event: " + name + "\nid: " + id + "\ndata: " + json + "\n\n");
    }

    /** A line clients ignore; shows that the connection lives. */
    public void comment(String text) throws IOException {
        write(": " + text + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
