package io.perseid.example.atlas;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that has to be stopped or deleted when the demo ends, however it ends; the newest first.
 *
 * <p>Thread-safe: the main thread and the shutdown hook may both close it, and each thing is closed once.
 */
final class Leftovers implements AutoCloseable {
    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private boolean closed;

    /** Takes charge of the thing; closes it at once if the demo is already ending. */
    synchronized <T extends AutoCloseable> T keep(T thing) {
        things.push(thing);
        if (closed) {
            close();
        }
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!things.isEmpty()) {
            try {
                things.pop().close();
            } catch (Exception e) {
                System.err.println("could not clean up: " + e);
            }
        }
    }
}
