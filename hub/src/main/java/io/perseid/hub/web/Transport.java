package io.perseid.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Sends one request and gives the answer, after redirects: the JDK's client with our time limits. A redirect to another host
 * takes no header along that could hold a secret. Thread-safe.
 */
final class Transport implements AutoCloseable {
    private static final int MOST_REDIRECTS = 10;
    private static final Set<String> OURS = Set.of("content-length", "host", "connection", "expect", "upgrade");

    private static final Set<String> HARMLESS = Set.of("accept", "content-type");

    private final HttpClient client;
    private final Duration readTimeout;
    private final WebFaults faults;

    Transport(Tls tls, Duration connectTimeout, Duration readTimeout, WebFaults faults) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(tls.context())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.readTimeout = readTimeout;
        this.faults = faults;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws io.perseid.fault.Fault if there is none
     */
    Answer send(Request request) {
        Request now = request;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            Answer answer = once(now);
            String location = answer.headers().firstValue("Location").orElse("");
            if (location.isEmpty() || !List.of(301, 302, 303, 307, 308).contains(answer.status())) {
                return answer;
            }
            answer.close();
            now = redirected(now, answer.status(), now.uri().resolve(location));
        }
        throw faults.found(WebCode.TOO_MANY_REDIRECTS, "the service sends us from address to address", request.uri());
    }

    private static Request redirected(Request request, int status, URI to) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        boolean elsewhere = !WebAddress.host(to).equals(WebAddress.host(request.uri()))
                || !String.valueOf(to.getScheme()).equals(request.uri().getScheme());
        if (elsewhere) {
            headers.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)));
        }
        boolean asGet = status == 303 || (status <= 302 && request.method().equals("POST"));
        return asGet ? Request.get(to, headers) : new Request(request.method(), to, headers, request.body());
    }

    private Answer once(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).timeout(readTimeout);
        builder.method(
                request.method(),
                request.body().length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        builder.setHeader("Accept-Encoding", "gzip");
        request.headers().forEach((name, value) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                builder.setHeader(name, value);
            }
        });
        try {
            HttpResponse<InputStream> response = client.send(builder.build(), _ -> new TimedBody(readTimeout));
            return new Answer(request.uri(), response.statusCode(), response.headers(), unpacked(response));
        } catch (IOException e) {
            throw faults.unanswered(request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.unanswered(request.uri(), e);
        }
    }

    private static InputStream unpacked(HttpResponse<InputStream> response) throws IOException {
        boolean packed =
                response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        return packed ? new GZIPInputStream(response.body(), 1 << 16) : response.body();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
