package io.perseid.http;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real server on a free port. */
@Timeout(60)
class HttpServerTest {
    private static final int MB = 1 << 20;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final AtomicLong taken = new AtomicLong();
    private final Routes routes = new Routes(List.of(
            route(GET, "/id", "", _ -> Answer.json(RequestId.current().orElse("none"))),
            route(
                    GET,
                    "/big",
                    "",
                    _ -> Answer.stream("application/json", out -> {
                        byte[] block = "x".repeat(MB).getBytes(StandardCharsets.UTF_8);
                        for (int i = 0; i < 200; i++) {
                            out.write(block);
                            taken.addAndGet(block.length);
                        }
                    })),
            route(
                    GET,
                    "/cut",
                    "",
                    _ -> Answer.stream("application/json", out -> {
                        out.write(new byte[MB]);
                        throw new IOException("the source failed midway");
                    })),
            route(GET, "/slow", "", _ -> {
                entered.countDown();
                leave.await();
                return Answer.json("done");
            }),
            route(POST, "/count", "", call -> Answer.json(String.valueOf(count(call.body())))),
            route(POST, "/echo", "", call -> Answer.json(new String(call.bytes(MB), StandardCharsets.UTF_8))),
            route(POST, "/stuck", "", call -> {
                taken.addAndGet(call.body().readNBytes(1).length);
                entered.countDown();
                leave.await();
                return Answer.json(String.valueOf(count(call.body()) + 1));
            })));
    private HttpServer server = HttpServer.open(HttpServerSettings.local(), routes, RequestObserver.none());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        leave.countDown();
        client.close();
        server.close();
    }

    @Test
    void theClientsRequestIdIsInTheAnswerAndKnownToTheRoute() throws Exception {
        var answer = client.send(request("/id").header("X-Request-Id", "abc-1").build(), ofString());
        assertThat(answer.body()).isEqualTo("abc-1");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("abc-1");
    }

    @Test
    void anIdThatCouldForgeALogLineIsReplaced() throws Exception {
        var answer = client.send(
                request("/id").header("X-Request-Id", "a b\",\"x\":\"").build(), ofString());
        assertThat(answer.body()).matches("[0-9a-f]{16}");
    }

    @Test
    void gzipWorksBothWays() throws Exception {
        String text = "some text ".repeat(1000);
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        var answer = client.send(
                request("/echo")
                        .header("Content-Encoding", "gzip")
                        .header("Accept-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bytes.toByteArray()))
                        .build(),
                ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body().length).isLessThan(1000);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void brokenAndUnknownCompressionIsRefusedWithItsCode() throws Exception {
        assertThat(post("/echo", "not gzip", "Content-Encoding", "gzip").body()).contains("request-malformed");
        var unknown = post("/echo", "x", "Content-Encoding", "br");
        assertThat(unknown.statusCode()).isEqualTo(415);
        assertThat(unknown.body()).contains("media-type-unsupported", "\"found\":\"br\"");
    }

    @Test
    void aBodyBeyondTheLimitOfItsRouteIsRefused() throws Exception {
        var answer = post("/echo", "x".repeat(MB + 1), "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("request-too-large");
    }

    @Test
    void hugeHeadersAreRefusedAsAProblem() throws Exception {
        var answer =
                client.send(request("/id").header("X-Big", "x".repeat(40_000)).build(), ofString());
        assertThat(answer.statusCode()).isEqualTo(431);
        assertThat(answer.body()).contains("headers-too-large");
    }

    @Test
    void whatIsNotHttpIsRefusedAndTheServerGoesOn() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 50; i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                byte[] garbage = new byte[1 + random.nextInt(2000)];
                random.nextBytes(garbage);
                socket.getOutputStream().write(garbage);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                assertThat(e).isNotNull(); // a reset is an answer too
            }
        }
        assertThat(client.send(request("/id").build(), ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aResponseThatFailsMidwayIsCutOffAndNotTakenForWhole() {
        assertThatThrownBy(() -> client.send(request("/cut").build(), ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aClientThatDoesNotReadHoldsTheRouteBack() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            long before = -1;
            while (before != taken.get()) {
                before = taken.get();
                TimeUnit.MILLISECONDS.sleep(200); // waits for the buffers of the machine to fill: nothing tells when
            }
            assertThat(taken.get()).isLessThan(20L * MB);
        }
    }

    @Test
    void aRouteThatDoesNotReadHoldsTheClientBack() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var out = socket.getOutputStream();
            int size = 64 * MB;
            out.write(("POST /stuck HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            var sent = new AtomicLong();
            var sending = CompletableFuture.runAsync(() -> send(socket, size, sent));
            entered.await();
            long before = -1;
            while (before != sent.get()) {
                before = sent.get();
                TimeUnit.MILLISECONDS.sleep(200); // as above
            }
            assertThat(sent.get()).isLessThan(32L * MB);
            leave.countDown();
            sending.get(30, TimeUnit.SECONDS);
            assertThat(firstLine(socket.getInputStream())).contains("200");
        }
    }

    @Test
    void aClientThatStopsSendingIsToldSoAfterTheIdleTimeout() throws Exception {
        server.close();
        server = HttpServer.open(with(Duration.ofMillis(300)), routes, RequestObserver.none());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc"
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("408", "request-too-slow");
        }
    }

    @Test
    void closingLetsARequestUnderWayEnd() throws Exception {
        var answer = client.sendAsync(request("/slow").build(), ofString());
        entered.await();
        var closing = CompletableFuture.runAsync(server::close);
        leave.countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws Exception {
        try (var other = new ServerSocket(0)) {
            var settings = new HttpServerSettings(
                    "127.0.0.1",
                    other.getLocalPort(),
                    false,
                    Optional.empty(),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    10,
                    8192);
            assertThatThrownBy(() -> HttpServer.open(settings, routes, RequestObserver.none()))
                    .isInstanceOfSatisfying(Fault.class, fault -> {
                        assertThat(fault.code()).isEqualTo(HttpCode.PORT_TAKEN);
                        assertThat(fault).hasMessageContainingAll("port=" + other.getLocalPort(), "--port");
                    });
        }
    }

    @Test
    void anAddressOthersCanReachNeedsAWord() {
        var settings = new HttpServerSettings(
                "0.0.0.0", 0, false, Optional.empty(), Duration.ofSeconds(1), Duration.ofSeconds(1), 10, 8192);
        assertThatThrownBy(() -> HttpServer.open(settings, routes, RequestObserver.none()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(HttpCode.ADDRESS_NOT_LOCAL))
                .hasMessageContaining("http.allow_remote");
    }

    private HttpServerSettings with(Duration idle) {
        var local = HttpServerSettings.local();
        return new HttpServerSettings(
                local.host(), 0, false, Optional.empty(), idle, local.stopTimeout(), 100, local.maxHeaderBytes());
    }

    private HttpResponse<String> post(String path, String body, String header, String value) throws Exception {
        return client.send(
                request(path)
                        .header(header, value)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            count += n;
        }
        return count;
    }

    private static void send(Socket socket, int size, AtomicLong sent) {
        byte[] block = new byte[64 * 1024];
        try {
            while (sent.get() < size) {
                socket.getOutputStream().write(block);
                sent.addAndGet(block.length);
            }
        } catch (IOException e) {
            throw new AssertionError("the server cut the connection", e);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
