package io.perseid.bench;

import io.perseid.time.Time;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, as a user runs it, on a free loopback port; stopped and waited for by {@link #close}. */
final class NodeProcess implements AutoCloseable {
    private static final Time CLOCK = Time.system();
    private final Process process;
    private final int port;
    private final double startSeconds;
    private final HttpClient client;

    private NodeProcess(Process process, int port, double startSeconds, HttpClient client) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
        this.client = client;
    }

    /**
     * Starts a node on the pipes and waits for its first answer.
     *
     * @param folder for its configuration, data and log
     * @param pipes text of a configuration file by pipe id
     * @param flags for the node's JVM, such as a heap bound
     * @throws IOException if it ends or gives no answer within a minute; the message holds the end of its log
     */
    static NodeProcess start(Path folder, Map<String, String> pipes, List<String> flags)
            throws IOException, InterruptedException {
        Path configuration = Files.createDirectories(folder.resolve("config"));
        Path pipeFolder = Files.createDirectories(configuration.resolve("pipes"));
        for (var pipe : pipes.entrySet()) {
            Files.writeString(pipeFolder.resolve(pipe.getKey() + ".conf.json"), pipe.getValue());
        }
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.perseid.cli.Main", "node"));
        command.addAll(List.of(
                "--config",
                configuration.toString(),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        File log = folder.resolve("node.log").toFile();
        long began = CLOCK.nanos();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        waitForAnswer(process, port, log);
        double seconds = (CLOCK.nanos() - began) / 1e9;
        return new NodeProcess(process, port, seconds, HttpClient.newHttpClient());
    }

    /** Seconds from the start of the process to its first answer over HTTP. */
    double startSeconds() {
        return startSeconds;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** CPU time the process has used so far, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** The body of a GET on the path, which has to be answered with 200. */
    String get(String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("unexpected status wanted=200 found=" + answer.statusCode() + " path=" + path
                    + " body=" + answer.body());
        }
        return answer.body();
    }

    /** Posts the body, which has to be answered with 2xx. */
    void post(String path, String contentType, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("unexpected status wanted=2xx found=" + answer.statusCode() + " path=" + path
                    + " body=" + answer.body());
        }
    }

    /** The body of a GET as a stream that goes on for as long as the node sends. */
    InputStream stream(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofInputStream())
                .body();
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void waitForAnswer(Process process, int port, File log) throws IOException, InterruptedException {
        long deadline = CLOCK.nanos() + TimeUnit.MINUTES.toNanos(1);
        while (CLOCK.nanos() < deadline && process.isAlive()) {
            try {
                if (LeanRequest.get(port, "/api/ping") == 200) {
                    return;
                }
            } catch (IOException notYet) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly().waitFor();
        String text = Files.readString(log.toPath());
        throw new IOException("the node gave no answer log=" + text.substring(Math.max(0, text.length() - 4000)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
