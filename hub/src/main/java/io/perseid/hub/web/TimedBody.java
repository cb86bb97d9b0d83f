package io.perseid.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body as a stream that gives up when the service falls silent. The JDK's own stream waits for ever once the head
 * of an answer has come. Holds one part of the body at a time. Read by one thread.
 */
final class TimedBody extends InputStream implements BodySubscriber<InputStream> {
    private sealed interface Part {
        record Bytes(List<ByteBuffer> buffers) implements Part {}

        record End() implements Part {}

        record Failure(Throwable cause) implements Part {}
    }

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final Duration patience;
    private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
    private List<ByteBuffer> current = List.of();
    private @Nullable Part last;

    TimedBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscribed.complete(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        parts.add(new Part.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        parts.add(new Part.Failure(cause));
    }

    @Override
    public void onComplete() {
        parts.add(new Part.End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (true) {
            for (ByteBuffer buffer : current) {
                if (buffer.hasRemaining()) {
                    int count = Math.min(length, buffer.remaining());
                    buffer.get(bytes, offset, count);
                    return count;
                }
            }
            switch (last == null ? take() : last) {
                case Part.Bytes(List<ByteBuffer> buffers) -> {
                    current = buffers;
                    subscribed.join().request(1);
                }
                case Part.End end -> {
                    last = end;
                    return -1;
                }
                case Part.Failure failure -> {
                    last = failure;
                    throw new IOException(failure.cause().getMessage(), failure.cause());
                }
            }
        }
    }

    private Part take() throws IOException {
        try {
            Part part = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (part == null) {
                throw new HttpTimeoutException("the answer stopped before its end");
            }
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading an answer", e);
        }
    }

    @Override
    public void close() {
        if (last == null && subscribed.isDone()) {
            subscribed.join().cancel();
        }
    }
}
