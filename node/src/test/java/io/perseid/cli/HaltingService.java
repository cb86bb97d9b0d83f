package io.perseid.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** A service that answers with numbered entities and, if it is told to, halts in the midst of each answer. */
final class HaltingService implements AutoCloseable {
    private final HttpServer server;
    private final Semaphore halts = new Semaphore(0);
    private final CountDownLatch onward = new CountDownLatch(1);
    private volatile int from;
    private volatile int until;
    private volatile boolean halting;

    HaltingService(Executor threads) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/rows", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The id of an entity. */
    static String row(int number) {
        return "row%06d".formatted(number);
    }

    /** From now on there are these entities. */
    void hold(int first, int end) {
        from = first;
        until = end;
    }

    /** From now on each answer halts after its first half. */
    void haltHalfWay() {
        halting = true;
    }

    /** Waits until an answer has halted. */
    void awaitHalt() throws InterruptedException {
        halts.acquire();
    }

    /** All answers that have halted go on. */
    void goOn() {
        onward.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int first = from;
        int end = until;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int number = first; number < end; number++) {
                out.write(((number == first ? "[" : ",") + "{\"_id\":\"" + row(number) + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
                if (halting && number == (first + end) / 2) {
                    out.flush();
                    halts.release();
                    onward.await();
                }
            }
            out.write(']');
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }
}
