package io.perseid.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1 by hand over one connection, with bodies sent from a file by the kernel, so that the load generator takes next to nothing
 * of the cores it shares with the node.
 *
 * <p>Not thread-safe.
 */
final class LeanRequest implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(64 << 10);

    private LeanRequest(SocketChannel channel) {
        this.channel = channel;
    }

    static LeanRequest connect(int port) throws IOException {
        return new LeanRequest(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    /** The status of one GET over a connection of its own. */
    static int get(int port, String path) throws IOException {
        try (var request = connect(port)) {
            request.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return request.status();
        }
    }

    /**
     * Posts a part of the file as JSON.
     *
     * @return the status
     */
    int post(String path, FileChannel file, long from, long length) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n");
        long sent = 0;
        while (sent < length) {
            sent += file.transferTo(from + sent, length - sent, channel);
        }
        return status();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void send(String head) throws IOException {
        var bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads one answer to its end, which its Content-Length or the empty last chunk tells, and gives its status. */
    private int status() throws IOException {
        answer.clear();
        while (true) {
            if (channel.read(answer) < 0) {
                break;
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0 && complete(text, head)) {
                break;
            }
        }
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new IOException("not an HTTP answer found=" + text);
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    private static boolean complete(String text, int head) {
        String headers = text.substring(0, head).toLowerCase(java.util.Locale.ROOT);
        int at = headers.indexOf("content-length:");
        if (at >= 0) {
            int end = headers.indexOf('\r', at);
            int length = Integer.parseInt(
                    headers.substring(at + 15, end < 0 ? headers.length() : end).strip());
            return text.length() >= head + 4 + length;
        }
        return !headers.contains("transfer-encoding: chunked") || text.endsWith("0\r\n\r\n");
    }
}
