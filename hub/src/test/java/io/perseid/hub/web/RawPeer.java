package io.perseid.hub.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A service that says exactly these bytes to whoever connects, and then ends, resets or holds the connection. */
final class RawPeer implements AutoCloseable {
    /** What it does after its bytes. */
    enum Then {
        END,
        RESET,
        HOLD
    }

    private final ServerSocket socket;

    RawPeer(String bytes, Then then) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> serve(bytes, then));
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve(String bytes, Then then) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> say(connection, bytes, then));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void say(Socket connection, String bytes, Then then) {
        try {
            var in = connection.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return;
                }
                head.append((char) c);
            }
            connection.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
            if (then == Then.RESET) {
                connection.setSoLinger(true, 0);
            }
            if (then != Then.HOLD) {
                connection.close();
            }
        } catch (IOException gone) {
            // whoever asked has left
            return;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
